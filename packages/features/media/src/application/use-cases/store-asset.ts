import { type Asset, newAsset } from '../../entities/asset.ts';
import { addressOf } from '../../entities/asset-address.ts';
import { checkContent, type ContentRefusal, type SizeLimits } from '../../entities/content-check.ts';
import type { AssetRepository, Clock, Digest } from '../ports/ports.ts';

export type StoreResult =
  | { readonly kind: 'stored'; readonly asset: Asset }
  | { readonly kind: 'already-stored'; readonly asset: Asset }
  | { readonly kind: 'refused'; readonly because: ContentRefusal };

export interface StorePorts {
  readonly assets: AssetRepository;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly limits: SizeLimits;
}

/** Stores content under the address of its bytes. Content that is there already is not stored again, and keeps its derivatives. */
export async function storeAsset(
  { assets, digest, clock, limits }: StorePorts,
  { content, declaredType }: { readonly content: Uint8Array; readonly declaredType: string },
): Promise<StoreResult> {
  const check = checkContent(content, declaredType, limits);
  if (check.kind === 'refused') return check;
  const { mediaType, dimensions } = check;
  const address = addressOf(digest(content));
  const asset = newAsset({ address, mediaType, sizeBytes: content.length, dimensions, storedAt: clock() });
  if (await assets.add(asset, content)) return { kind: 'stored', asset };
  return { kind: 'already-stored', asset: (await assets.find(address)) ?? asset };
}
