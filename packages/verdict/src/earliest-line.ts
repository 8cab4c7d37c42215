import type { SourceFacts, SourceRegion } from '@tidemark/syntax';

/**
 * Tells the first line where a report may place a region. An expression that an arrow returns begins there with the
 * function: what stands between (`): Pear =>`, a comment) is gone in the code that ran, and so is the place.
 */
export function earliestLines({ functions }: SourceFacts): (region: SourceRegion) => number {
  const arrows = new Map(functions.map((entry) => [key(entry.bodyLine, entry.bodyColumn), entry.startLine]));
  return ({ startLine, startColumn }) => arrows.get(key(startLine, startColumn)) ?? startLine;
}

function key(line: number, column: number): string {
  return `${line}:${column}`;
}
