/** The head of a page; the subheading may be empty. */
export interface HeroBlock {
  readonly kind: 'hero';
  readonly heading: string;
  readonly subheading: string;
}

export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
}

/** An asset by its address, and what to read instead of it. */
export interface ImageBlock {
  readonly kind: 'image';
  readonly asset: string;
  readonly alt: string;
}

/** A button that leads to a path of this site or to an https address. */
export interface CallToActionBlock {
  readonly kind: 'call-to-action';
  readonly label: string;
  readonly target: string;
}

export type Block = HeroBlock | TextBlock | ImageBlock | CallToActionBlock;

/** The assets that blocks show, each once, in the order they come. */
export function assetsIn(blocks: readonly Block[]): string[] {
  return [...new Set(blocks.flatMap((block) => (block.kind === 'image' ? block.asset : [])))];
}

/** Whether two lists of blocks say the same. */
export function areSame(left: readonly Block[], right: readonly Block[]): boolean {
  return JSON.stringify(left.map(sorted)) === JSON.stringify(right.map(sorted));
}

/** The fields by name: a store may hand them back in another order. */
function sorted(block: Block): readonly (readonly [string, string])[] {
  return Object.entries(block).toSorted(([left], [right]) => (left < right ? -1 : 1));
}
