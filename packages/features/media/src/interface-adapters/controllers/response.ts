import type { Asset } from '../../entities/asset.ts';
import { type Derivative, renderedSize } from '../../entities/derivative.ts';
import type { Dimensions } from '../../entities/dimensions.ts';

/** What a controller answers; the web framework around it only writes it out. */
export interface Response {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const NOT_FOUND: Response = { status: 404, body: { error: 'not-found' } };

/** An asset as a client sees it: its derivatives with the size they come out at. */
export function bodyOf(asset: Asset): Response['body'] {
  const { address, mediaType, sizeBytes, dimensions } = asset;
  const derivatives = dimensions === null ? [] : asset.derivatives.map(sizedIn(dimensions));
  return { address, mediaType, sizeBytes, dimensions, derivatives };
}

function sizedIn(original: Dimensions): (derivative: Derivative) => Derivative {
  return (derivative) => ({ ...derivative, ...renderedSize(derivative, original) });
}
