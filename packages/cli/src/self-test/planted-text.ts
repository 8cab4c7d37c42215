import type { LineRange } from '@tidemark/kernel';

/** A source with a function at its end that nothing calls. Lines are 1-based. */
export interface PlantedText {
  readonly text: string;
  /** Every line of the function. */
  readonly lines: LineRange;
  /** The lines that a gate must name: those that could have run. */
  readonly owing: LineRange;
}

// Plain JavaScript, so that it parses in TypeScript, in a module and in a script.
const FUNCTION = [
  'function plantedByTidemark() {',
  "  const fruits = ['apple', 'pear'];",
  '  return fruits.length;',
  '}',
];

/** Plants the function behind a text that ends with a line break. */
export function plant(text: string): PlantedText {
  const before = text.split('\n').length - 1;
  return {
    text: `${text}${FUNCTION.join('\n')}\n`,
    lines: [before + 1, before + FUNCTION.length],
    owing: [before + 2, before + FUNCTION.length - 1],
  };
}
