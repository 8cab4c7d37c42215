import type { AssetAddress } from './asset-address.ts';
import { type Derivative, type DerivativeProblem, derivativeProblems } from './derivative.ts';
import type { Dimensions } from './dimensions.ts';
import type { MediaType } from './media-type.ts';

/** What is known of stored content. `storedAt` is epoch milliseconds; `version` rises with every change. */
export interface Asset {
  readonly address: AssetAddress;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  /** Null of what is no image. */
  readonly dimensions: Dimensions | null;
  /** Sorted by name; no two have one. */
  readonly derivatives: readonly Derivative[];
  readonly storedAt: number;
  readonly version: number;
}

export type Undescribable = DerivativeProblem | 'no-image' | 'name-taken' | 'too-many';

export const MOST_DERIVATIVES = 20;

/** The asset as it is first stored: nothing is described yet. */
export function newAsset(
  facts: Pick<Asset, 'address' | 'mediaType' | 'sizeBytes' | 'dimensions' | 'storedAt'>,
): Asset {
  return { ...facts, derivatives: [], version: 1 };
}

/** Every reason why this derivative cannot be described of the asset. */
export function undescribable(asset: Asset, derivative: Derivative): Undescribable[] {
  if (asset.dimensions === null) return ['no-image'];
  const problems: Undescribable[] = derivativeProblems(derivative, asset.dimensions);
  if (asset.derivatives.some(({ name }) => name === derivative.name)) problems.push('name-taken');
  if (asset.derivatives.length >= MOST_DERIVATIVES) problems.push('too-many');
  return problems;
}

export function described(asset: Asset, derivative: Derivative): Asset {
  const derivatives = [...asset.derivatives, derivative].toSorted((left, right) =>
    left.name < right.name ? -1 : 1,
  );
  return { ...asset, derivatives, version: asset.version + 1 };
}
