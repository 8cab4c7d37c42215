import {
  byText,
  InvariantError,
  isMeasured,
  reaches,
  sumTallies,
  type Problem,
  type Tally,
} from '@tidemark/kernel';
import { countLines } from './count-lines.ts';
import { evidenceProblems } from './evidence-problems.ts';
import type { ChangeEvidence, DiffPolicy } from './evidence.ts';
import { judgeFile, type FileJudgement } from './file-judgement.ts';
import { branchFindings, lineFindings } from './file-findings.ts';
import type { DiffFinding, Exclusion } from './finding.ts';
import { judgeWeakening } from './weakening/judge-weakening.ts';
import type { Weakening } from './weakening/weakening.ts';

/**
 * Counts over every changed line of every changed file. `executable` is the sum of covered, uncovered, partial,
 * unmeasured and stale; with excluded and nonExecutable it makes changedLines. A partial line ran, but a statement,
 * function or arm on it never did: it counts as run in `lines`, and is missed in the tally of what did not.
 */
export interface DiffSummary extends Tally {
  readonly files: number;
  readonly changedLines: number;
  readonly executable: number;
  readonly covered: number;
  readonly uncovered: number;
  readonly partial: number;
  readonly unmeasured: number;
  readonly stale: number;
  readonly excluded: number;
  readonly nonExecutable: number;
}

/** The judgement on a change that could be judged. */
export interface DiffVerdict {
  readonly status: 'pass' | 'fail';
  readonly reason: 'covered' | 'no-changes' | 'nothing-executable' | 'uncovered' | 'weakened';
  readonly summary: DiffSummary;
  /** Ordered by file, first line, kind. */
  readonly findings: readonly DiffFinding[];
  /** Ordered by file, line, kind; those with a reason do not fail. */
  readonly weakened: readonly Weakening[];
  /** Ordered by file. */
  readonly excluded: readonly Exclusion[];
}

/** A verdict, or why there can be none; the counts are there in both cases. */
export type DiffJudgement =
  | { readonly ok: true; readonly value: DiffVerdict }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      readonly summary: DiffSummary;
      readonly weakened: readonly Weakening[];
    };

/**
 * Judges a change: did the tests run every line it touched, enough of the branches on them, and is the promise still
 * what it was? Fails with `no-evidence` or `stale-evidence` when a file that owes a run cannot be judged; nothing
 * measured is never a pass.
 */
export function judgeDiff(evidence: ChangeEvidence, policy: DiffPolicy): DiffJudgement {
  const files = evidence.files.map((entry) => judgeFile(entry));
  const summary = summarise(files);
  const problems = evidenceProblems(files);
  const weakened = evidence.weakening === null ? [] : judgeWeakening(evidence.weakening, files);
  if (problems.length > 0) return { ok: false, problems, summary, weakened };
  const findings = judgeLayers(files, policy).toSorted(byPlace);
  const isWeaker = policy.weakening === 'fail' && weakened.some((entry) => entry.reason === null);
  return {
    ok: true,
    value: {
      status: findings.length > 0 || isWeaker ? 'fail' : 'pass',
      reason: findings.length > 0 ? 'uncovered' : isWeaker ? 'weakened' : quietReason(summary),
      summary,
      findings,
      weakened,
      excluded: files
        .flatMap((file) => file.excluded)
        .toSorted((left, right) => byText(left.file, right.file)),
    },
  };
}

function quietReason(summary: DiffSummary): DiffVerdict['reason'] {
  if (summary.files === 0) return 'no-changes';
  return summary.executable === 0 ? 'nothing-executable' : 'covered';
}

/** A band is promised for a layer, so the ratios are taken over all changed files of one layer of one package. */
function judgeLayers(files: readonly FileJudgement[], policy: DiffPolicy): DiffFinding[] {
  const byLayer = Map.groupBy(files, ({ evidence }) => `${evidence.package.path}\0${evidence.layer}`);
  return [...byLayer.values()].flatMap((layer) => judgeLayer(layer, policy));
}

function judgeLayer(files: readonly FileJudgement[], policy: DiffPolicy): DiffFinding[] {
  const band = files[0]?.evidence.band;
  const ran = sumTallies(files.map((file) => file.ran));
  const linesKept = policy.lines === 'band' && band !== undefined && reaches(ran.lines, band.lines);
  const required = {
    lines: policy.lines === 'all' ? 100 : (band?.lines ?? 100),
    branches: policy.partial === 'fail' ? 100 : policy.partial === 'ignore' ? 0 : (band?.branches ?? 100),
  };
  const armsKept = !isMeasured(ran.branches) || reaches(ran.branches, required.branches);
  const bar = { ran, linesKept, required };
  return files.flatMap((file) => [
    ...lineFindings(file, bar),
    ...(armsKept ? [] : branchFindings(file, bar)),
  ]);
}

function summarise(files: readonly FileJudgement[]): DiffSummary {
  const count = (state: string) =>
    files.reduce((sum, file) => sum + file.lines.filter((entry) => entry.shown === state).length, 0);
  const covered = count('covered');
  const uncovered = count('uncovered');
  const partial = count('partial');
  const unmeasured = count('unmeasured');
  const excluded = files.reduce(
    (sum, file) => sum + file.excluded.reduce((lines, entry) => lines + entry.lines, 0),
    0,
  );
  const changedLines = files.reduce((sum, file) => sum + countLines(file.evidence.file.added), 0);
  const stale = files
    .filter((file) => file.evidence.measurement.kind === 'stale')
    .reduce((sum, file) => sum + file.owing.length, 0);
  const executable = covered + uncovered + partial + unmeasured + stale;
  return {
    files: files.length,
    changedLines,
    executable,
    covered,
    uncovered,
    partial,
    unmeasured,
    stale,
    excluded,
    nonExecutable: changedLines - executable - excluded,
    ...sumTallies(files.map((file) => file.ran)),
  };
}

function byPlace(left: DiffFinding, right: DiffFinding): number {
  return byText(left.file, right.file) || firstLine(left) - firstLine(right) || byText(left.kind, right.kind);
}

function firstLine({ ranges }: DiffFinding): number {
  const [first] = ranges;
  if (first === undefined) throw new InvariantError('a finding has lines');
  return first[0];
}
