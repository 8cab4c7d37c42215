import { parseAssetAddress } from '../../entities/asset-address.ts';
import { type Asset, described, undescribable, type Undescribable } from '../../entities/asset.ts';
import type { Derivative } from '../../entities/derivative.ts';
import type { AssetRepository } from '../ports/ports.ts';

export type DescribeResult =
  | { readonly kind: 'described'; readonly asset: Asset }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'undescribable'; readonly because: readonly Undescribable[] }
  | { readonly kind: 'conflict' };

/** Describes a variant of an image, so that whoever renders it knows what to make. */
export async function describeDerivative(
  { assets }: { readonly assets: AssetRepository },
  { address: text, derivative }: { readonly address: string; readonly derivative: Derivative },
): Promise<DescribeResult> {
  const address = parseAssetAddress(text);
  const asset = address === null ? null : await assets.find(address);
  if (asset === null) return { kind: 'not-found' };
  const because = undescribable(asset, derivative);
  if (because.length > 0) return { kind: 'undescribable', because };
  const changed = described(asset, derivative);
  return (await assets.save(changed)) ? { kind: 'described', asset: changed } : { kind: 'conflict' };
}
