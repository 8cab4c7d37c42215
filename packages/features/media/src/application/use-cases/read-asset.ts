import { parseAssetAddress } from '../../entities/asset-address.ts';
import type { Asset } from '../../entities/asset.ts';
import type { AssetRepository } from '../ports/ports.ts';

export type ReadResult =
  | { readonly kind: 'read'; readonly asset: Asset; readonly content: Uint8Array }
  | { readonly kind: 'not-found' };

/** Finds an asset and its bytes. What is no address is not found either. */
export async function readAsset(
  { assets }: { readonly assets: AssetRepository },
  text: string,
): Promise<ReadResult> {
  const address = parseAssetAddress(text);
  if (address === null) return { kind: 'not-found' };
  const [asset, content] = await Promise.all([assets.find(address), assets.contentOf(address)]);
  return asset === null || content === null ? { kind: 'not-found' } : { kind: 'read', asset, content };
}
