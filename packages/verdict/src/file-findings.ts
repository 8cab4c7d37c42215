import { toLineRanges, type Band, type Metric, type Tally } from '@tidemark/kernel';
import type { ArmPlace } from './branch-arms.ts';
import type { FileJudgement, ShownLine } from './file-judgement.ts';
import type { DiffFinding } from './finding.ts';
import { lastHolding } from './last-holding.ts';

/** What a layer ran of its changed code, the percents its lines and arms are held to, and whether they hold. */
export interface LayerBar {
  readonly ran: Tally;
  readonly linesKept: boolean;
  readonly required: Pick<Band, 'lines' | 'branches'>;
}

/** What the lines of one file are found wanting in, one finding a kind and symbol. Statements and functions must all have run. */
export function lineFindings(file: FileJudgement, { ran, linesKept, required }: LayerBar): DiffFinding[] {
  const wanting = file.lines.flatMap((entry): Wanting[] => {
    const kind = kindOf(entry);
    return kind === null || (linesKept && kind.metric === 'lines' && kind.kind === 'line')
      ? []
      : [{ ...kind, line: entry.line, arm: null }];
  });
  return grouped(file, wanting, (metric) => ({
    actual: ran[metric],
    required: metric === 'lines' ? required.lines : 100,
  }));
}

/** The arms never taken on lines that ran whole; where a line is a finding already, so is what keeps the arm from being taken. */
export function branchFindings(file: FileJudgement, { ran, required }: LayerBar): DiffFinding[] {
  const whole = new Set(
    file.lines
      .filter((entry) => entry.shown === 'partial' && !hasDeadStatement(entry))
      .map((entry) => entry.line),
  );
  const wanting = file.arms
    .filter((arm) => !arm.taken && whole.has(arm.line))
    .map(({ line, arm, of }): Wanting => ({
      kind: 'branch',
      metric: 'branches',
      line,
      arm: { line, arm, of },
    }));
  return grouped(file, wanting, () => ({ actual: ran.branches, required: required.branches }));
}

interface Wanting {
  readonly kind: DiffFinding['kind'];
  readonly metric: Metric;
  readonly line: number;
  readonly arm: ArmPlace | null;
}

function kindOf(entry: ShownLine): Pick<Wanting, 'kind' | 'metric'> | null {
  const { state, owner } = entry;
  if (state === 'unmeasured') return { kind: 'unmeasured', metric: 'lines' };
  if (state === 'uncovered') {
    const onlyFunction = owner !== null && owner.statements.length === 0;
    return onlyFunction ? { kind: 'function', metric: 'functions' } : { kind: 'line', metric: 'lines' };
  }
  if (state !== 'dead') return null;
  return hasDeadStatement(entry)
    ? { kind: 'line', metric: 'statements' }
    : { kind: 'function', metric: 'functions' };
}

function hasDeadStatement({ owner }: ShownLine): boolean {
  return owner?.statements.some((hits) => hits === 0) ?? false;
}

function grouped(
  { evidence }: FileJudgement,
  wanting: readonly Wanting[],
  barOf: (metric: Metric) => Pick<DiffFinding, 'actual' | 'required'>,
): DiffFinding[] {
  const bySymbol = Map.groupBy(
    wanting,
    ({ kind, metric, line }) => `${kind}\0${metric}\0${symbolAt(evidence.source, line)}`,
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
      ...barOf(first.metric),
      arms: group.flatMap((entry) => entry.arm ?? []),
      isReported: evidence.measurement.kind === 'measured',
    };
  });
}

function symbolAt(source: FileJudgement['evidence']['source'], lineNumber: number): string | null {
  const inside = lastHolding(source?.names ?? [], lineNumber, {
    startOf: (region) => region.firstLine,
    holds: (region) => lineNumber <= region.lastLine,
  });
  return inside?.name ?? null;
}
