import { parseAssetAddress } from '../../entities/asset-address.ts';
import type { AssetReferences, AssetRepository } from '../ports/ports.ts';

export type RemoveResult =
  | { readonly kind: 'removed' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'referenced'; readonly by: readonly string[] };

export interface RemovePorts {
  readonly assets: AssetRepository;
  readonly references: AssetReferences;
}

/** Removes an asset, its bytes and its derivatives; refused while anything shows it, and says what does. */
export async function removeAsset({ assets, references }: RemovePorts, text: string): Promise<RemoveResult> {
  const address = parseAssetAddress(text);
  if (address === null || (await assets.find(address)) === null) return { kind: 'not-found' };
  const by = await references.to(address);
  if (by.length > 0) return { kind: 'referenced', by };
  await assets.remove(address);
  return { kind: 'removed' };
}
