import type { Ratio, Tally } from '@tidemark/kernel';
import type { IgnoreHint } from '@tidemark/syntax';
import { alignFunctions } from './align-functions.ts';
import { changedArms, withoutDeadArms, type ChangedArm } from './branch-arms.ts';
import { countLines } from './count-lines.ts';
import type { FileEvidence } from './evidence.ts';
import type { Exclusion } from './finding.ts';
import {
  judgeLines,
  owingLines,
  silentLine,
  testLines,
  type JudgedLine,
  type LineState,
} from './line-state.ts';
import { placedArms } from './placed-arms.ts';

/** How a line is counted: `partial` ran, but a statement, function or branch arm on it never did. */
export type ShownState = 'covered' | 'uncovered' | 'partial' | 'unmeasured' | 'hidden' | 'non-executable';

/** A judged line, and how it is counted. */
export interface ShownLine extends JudgedLine {
  readonly shown: ShownState;
}

/** A changed file, judged line by line. `owing` is empty where nothing in it can run. */
export interface FileJudgement {
  readonly evidence: FileEvidence;
  readonly owing: readonly number[];
  readonly lines: readonly ShownLine[];
  readonly arms: readonly ChangedArm[];
  /** What of the changed lines ran, and of the statements, functions and arms that decide about them. */
  readonly ran: Tally;
  readonly excluded: readonly Exclusion[];
  readonly hidden: readonly HiddenLines[];
}

/** Changed lines that one ignore hint keeps out of the report. */
export interface HiddenLines {
  readonly hint: IgnoreHint;
  readonly lines: number;
}

/** Judges the changed lines of one file; a file that cannot be judged keeps its owing lines and has no judged ones. */
export function judgeFile(evidence: FileEvidence): FileJudgement {
  const { file, measurement, source } = evidence;
  if (measurement.kind === 'excluded') {
    const excluded = [{ file: file.path, rule: measurement.rule, lines: countLines(file.added) }];
    return judgement(evidence, { ...NOTHING, excluded });
  }
  const owing = owingLines(file, source);
  const unjudged = { ...NOTHING, owing, excluded: inSourceTests(evidence) };
  if (measurement.kind === 'not-mentioned') {
    // Providers leave a file without statements out of the report, so only lines that could run are missed.
    const judged = owing.map((line): JudgedLine =>
      source?.noStatements
        ? { line, state: 'non-executable', owner: null, hint: null }
        : silentLine(line, source),
    );
    return judgement(evidence, { ...unjudged, judged });
  }
  if (measurement.kind !== 'measured') return judgement(evidence, unjudged);
  const coverage = alignFunctions(measurement.coverage, source);
  const arms = placedArms(coverage, source);
  const ran = judgeLines(owing, coverage, source);
  const judged = withoutDeadArms(ran, arms, source);
  return judgement(evidence, { ...unjudged, judged, arms: changedArms(arms, judged) });
}

function inSourceTests({ file, source }: FileEvidence): Exclusion[] {
  const lines = testLines(file, source).length;
  return lines === 0 ? [] : [{ file: file.path, rule: 'in-source test', lines }];
}

interface Judged {
  readonly owing: readonly number[];
  readonly judged: readonly JudgedLine[];
  readonly arms: readonly ChangedArm[];
  readonly excluded: readonly Exclusion[];
}

const NOTHING: Judged = { owing: [], judged: [], arms: [], excluded: [] };

function judgement(evidence: FileEvidence, { owing, judged, arms, excluded }: Judged): FileJudgement {
  const { file } = evidence;
  const untaken = new Set(arms.filter((arm) => !arm.taken).map((arm) => arm.line));
  const lines = judged.map((entry) => ({
    ...entry,
    shown: shownState(entry.state, untaken.has(entry.line)),
  }));
  const hidden = hiddenBy(lines);
  const executable = lines.filter((entry) => entry.shown !== 'hidden' && entry.shown !== 'non-executable');
  return {
    evidence,
    owing,
    lines,
    arms,
    ran: {
      lines: share(executable, ({ shown }) => shown === 'covered' || shown === 'partial'),
      statements: share(statementHits(lines), isRun),
      functions: share(functionHits(lines), isRun),
      branches: share(arms, (arm) => arm.taken),
    },
    excluded: [
      ...excluded,
      ...hidden.map(({ hint, lines: count }) => ({ file: file.path, rule: hintRule(hint), lines: count })),
    ],
    hidden,
  };
}

function share<T>(parts: readonly T[], isCovered: (part: T) => boolean): Ratio {
  return { covered: parts.filter(isCovered).length, total: parts.length };
}

function isRun(hits: number): boolean {
  return hits > 0;
}

/** Several lines may have the same owner, whose statements count once: the most that one of its lines knows of. */
function statementHits(lines: readonly ShownLine[]): number[] {
  const byOwner = new Map<number, readonly number[]>();
  for (const { owner } of lines) {
    if (owner === null) continue;
    const before = byOwner.get(owner.startLine);
    if (before === undefined || owner.statements.length > before.length)
      byOwner.set(owner.startLine, owner.statements);
  }
  return [...byOwner.values()].flat();
}

function functionHits(lines: readonly ShownLine[]): number[] {
  return [...new Set(lines.flatMap(({ owner }) => owner?.functions ?? []))].map((entry) => entry.hits);
}

function hiddenBy(lines: readonly JudgedLine[]): HiddenLines[] {
  const byHint = Map.groupBy(lines, (entry) => entry.hint);
  return [...byHint].flatMap(([hint, hidden]) => (hint === null ? [] : [{ hint, lines: hidden.length }]));
}

function hintRule({ at, reason }: IgnoreHint): string {
  return `ignore hint in line ${at[0]}${reason === null ? '' : `: ${reason}`}`;
}

function shownState(state: LineState, hasUntakenArm: boolean): ShownState {
  if (state === 'dead' || (state === 'covered' && hasUntakenArm)) return 'partial';
  return state;
}
