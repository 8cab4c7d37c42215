import { toLineRanges, type Metric, type Ratio } from '@tidemark/kernel';
import type { FileJudgement, ShownLine } from './file-judgement.ts';
import type { DiffFinding } from './finding.ts';

/** What the lines of one file are found wanting in, one finding a kind and symbol. `kept`: the band of the lines is held. */
export function lineFindings(
  file: FileJudgement,
  bar: { readonly kept: boolean; readonly required: number },
): DiffFinding[] {
  const wanting = file.lines.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind === null || (bar.kept && kind.metric === 'lines' && kind.kind === 'line')
      ? []
      : [{ ...kind, line: entry.line }];
  });
  return grouped(file, wanting, { actual: file.ranLines, required: bar.required });
}

/** The arms never taken on lines that ran; a line that never ran is already a finding of its own. */
export function branchFindings(
  file: FileJudgement,
  bar: { readonly actual: Ratio; readonly required: number },
): DiffFinding[] {
  const ran = new Set(file.lines.filter((entry) => entry.shown === 'partial').map((entry) => entry.line));
  const wanting = file.arms
    .filter((arm) => !arm.taken && ran.has(arm.line))
    .map(({ line }) => ({ kind: 'branch', metric: 'branches', line }) as const);
  return grouped(file, wanting, bar);
}

interface Wanting {
  readonly kind: DiffFinding['kind'];
  readonly metric: Metric;
  readonly line: number;
}

function kindOf({ state, owner }: ShownLine): Omit<Wanting, 'line'> | null {
  if (state === 'unmeasured') return { kind: 'unmeasured', metric: 'lines' };
  if (state === 'uncovered') {
    const onlyFunction = owner !== null && owner.statements.length === 0;
    return onlyFunction ? { kind: 'function', metric: 'functions' } : { kind: 'line', metric: 'lines' };
  }
  if (state !== 'dead') return null;
  const deadStatement = owner?.statements.some((hits) => hits === 0) ?? false;
  return deadStatement ? { kind: 'line', metric: 'statements' } : { kind: 'function', metric: 'functions' };
}

function grouped(
  { evidence }: FileJudgement,
  wanting: readonly Wanting[],
  bar: { readonly actual: Ratio; readonly required: number },
): DiffFinding[] {
  const bySymbol = Map.groupBy(
    wanting,
    ({ kind, metric, line }) => `${kind}\0${metric}\0${symbolAt(evidence.source, line) ?? ''}`,
  );
  return [...bySymbol.values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    return {
      kind: first.kind,
      file: evidence.file.path,
      package: evidence.package,
      layer: evidence.layer,
      ranges: toLineRanges(group.map((entry) => entry.line).toSorted((left, right) => left - right)),
      granularity:
        evidence.measurement.kind === 'measured' ? evidence.measurement.coverage.granularity : 'line',
      symbol: symbolAt(evidence.source, first.line),
      metric: first.metric,
      ...bar,
    };
  });
}

function symbolAt(source: FileJudgement['evidence']['source'], lineNumber: number): string | null {
  const inside = source?.names.findLast(
    (region) => region.firstLine <= lineNumber && lineNumber <= region.lastLine,
  );
  return inside?.name ?? null;
}
