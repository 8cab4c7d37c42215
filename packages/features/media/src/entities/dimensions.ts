/** Width and height in whole pixels, from 1. */
export interface Dimensions {
  readonly width: number;
  readonly height: number;
}

/** What does not fit a box is made smaller, keeping its ratio; what fits is left as it is. No side falls below 1. */
export function contained(original: Dimensions, box: Dimensions): Dimensions {
  const scale = Math.min(box.width / original.width, box.height / original.height, 1);
  const scaled = (side: number) => Math.max(Math.round(side * scale), 1);
  return { width: scaled(original.width), height: scaled(original.height) };
}
