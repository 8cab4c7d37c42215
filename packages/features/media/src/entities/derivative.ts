import { contained, type Dimensions } from './dimensions.ts';

/** `contain` keeps the whole image within the box, `cover` fills the box and cuts what stands out. */
export const FITS = ['contain', 'cover'] as const;

export type Fit = (typeof FITS)[number];

/** A described variant of an image: what is to be made of it, not the bytes. Width and height are those of the box. */
export interface Derivative extends Dimensions {
  readonly name: string;
  readonly fit: Fit;
}

export type DerivativeProblem = 'invalid-name' | 'invalid-width' | 'invalid-height' | 'enlarges';

export const MOST_PIXELS = 8192;
const NAME = /^[a-z\d]+(?:-[a-z\d]+)*$/;
const MOST_CHARACTERS = 40;

/** Everything that is wrong with a derivative of an image. */
export function derivativeProblems(derivative: Derivative, original: Dimensions): DerivativeProblem[] {
  const { name, width, height } = derivative;
  const problems: DerivativeProblem[] = [];
  if (name.length > MOST_CHARACTERS || !NAME.test(name)) problems.push('invalid-name');
  if (!isSide(width)) problems.push('invalid-width');
  if (!isSide(height)) problems.push('invalid-height');
  if (isSide(width) && isSide(height) && enlarges(derivative, original)) problems.push('enlarges');
  return problems;
}

/** How large the variant comes out. */
export function renderedSize({ fit, width, height }: Derivative, original: Dimensions): Dimensions {
  return fit === 'cover' ? { width, height } : contained(original, { width, height });
}

function enlarges(derivative: Derivative, original: Dimensions): boolean {
  const { width, height } = renderedSize(derivative, original);
  return width > original.width || height > original.height;
}

function isSide(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels >= 1 && pixels <= MOST_PIXELS;
}
