import type { AssetAddress } from '../../entities/asset-address.ts';
import type { Asset } from '../../entities/asset.ts';

export interface AssetRepository {
  find(address: AssetAddress): Promise<Asset | null>;
  contentOf(address: AssetAddress): Promise<Uint8Array | null>;
  /** False when the address is there already; two at once cannot both add it. */
  add(asset: Asset, content: Uint8Array): Promise<boolean>;
  /** False when another write came first: the stored version is not the one before this one's. */
  save(asset: Asset): Promise<boolean>;
  remove(address: AssetAddress): Promise<void>;
}

/** Tells what shows an asset, by whatever names a person would find it. Other features answer. */
export interface AssetReferences {
  to(address: AssetAddress): Promise<readonly string[]>;
}

/** SHA-256, in 64 lower case hex digits. */
export type Digest = (content: Uint8Array) => string;

/** Epoch milliseconds. */
export type Clock = () => number;
