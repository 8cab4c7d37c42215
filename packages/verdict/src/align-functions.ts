import type { FileCoverage } from '@tidemark/coverage-model';
import type { SourceFacts, SourceFunction } from '@tidemark/syntax';

type FunctionHits = FileCoverage['functions'][number];

/**
 * Puts functions where the source has them. A transformed TypeScript source maps `(` to the token before it, so a
 * provider places an arrow, or what is decorated, on a line above. Told by the body, which is placed well; where a
 * report has lines only, by the order, if both have as many functions.
 */
export function alignFunctions(coverage: FileCoverage, source: SourceFacts | null): FileCoverage {
  if (source === null) return coverage;
  const { functions } = coverage;
  const isSameOrder = isAscending(functions) && isEachAbove(functions, source.functions);
  const byBody = new Map(source.functions.map((entry) => [`${entry.bodyLine}:${entry.bodyColumn}`, entry]));
  const meant = ({ whole }: FunctionHits, index: number) =>
    whole === null
      ? isSameOrder
        ? source.functions[index]
        : undefined
      : byBody.get(`${whole.startLine}:${whole.startColumn}`);
  return {
    ...coverage,
    functions: functions.map((entry, index) => moved(entry, meant(entry, index))),
  };
}

/** A place only moves down: above its first token no function is. */
function moved(entry: FunctionHits, meant: SourceFunction | undefined): FunctionHits {
  const from = entry.declaration?.startLine ?? entry.line;
  if (meant === undefined || meant.startLine <= from) return entry;
  const { startLine, startColumn } = meant;
  const declaration = entry.declaration === null ? null : { ...entry.declaration, startLine, startColumn };
  return { ...entry, line: startLine, declaration };
}

function isAscending(functions: readonly FunctionHits[]): boolean {
  return functions.every((entry, index) => entry.line >= (functions[index - 1]?.line ?? 0));
}

function isEachAbove(functions: readonly FunctionHits[], known: readonly SourceFunction[]): boolean {
  return (
    functions.length === known.length &&
    functions.every((entry, index) => entry.line <= (known[index]?.startLine ?? 0))
  );
}
