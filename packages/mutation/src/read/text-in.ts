import type { TextRange } from '../mutant.ts';

/** The text of a range; empty where the range lies outside. */
export function textIn(source: string, [startLine, startColumn, endLine, endColumn]: TextRange): string {
  const lines = source.split('\n').slice(startLine - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? startColumn - 1 : 0, index === last ? endColumn - 1 : undefined),
    )
    .join('\n');
}
