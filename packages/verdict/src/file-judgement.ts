import { countLines, type Ratio } from '@tidemark/kernel';
import { changedArms, type ChangedArm } from './branch-arms.ts';
import type { FileEvidence } from './evidence.ts';
import type { Exclusion } from './finding.ts';
import { judgeLines, owingLines, type JudgedLine, type LineState } from './line-state.ts';

/** How a line is counted: `partial` ran, but a statement, function or branch arm on it never did. */
export type ShownState = 'covered' | 'uncovered' | 'partial' | 'unmeasured' | 'hidden' | 'non-executable';

export interface ShownLine extends JudgedLine {
  readonly shown: ShownState;
}

/** A changed file, judged line by line. `owing` is empty where nothing in it can run. */
export interface FileJudgement {
  readonly evidence: FileEvidence;
  readonly owing: readonly number[];
  readonly lines: readonly ShownLine[];
  readonly arms: readonly ChangedArm[];
  readonly ranLines: Ratio;
  readonly takenArms: Ratio;
  readonly excluded: readonly Exclusion[];
}

export const HIDDEN_RULE = 'coverage ignore hint';

/** Judges the changed lines of one file; a file that cannot be judged keeps its owing lines and has no judged ones. */
export function judgeFile(evidence: FileEvidence): FileJudgement {
  const { file, measurement, source } = evidence;
  if (measurement.kind === 'excluded') {
    return judgement(
      evidence,
      [],
      [],
      [{ file: file.path, rule: measurement.rule, lines: countLines(file.added) }],
    );
  }
  const owing = owingLines(file, source);
  if (measurement.kind === 'not-mentioned') {
    // Providers leave a file without statements out of the report, so only lines that could run are missed.
    const state: LineState = source?.noStatements ? 'non-executable' : 'unmeasured';
    return judgement(
      evidence,
      owing,
      owing.map((line) => ({ line, state, owner: null })),
      [],
    );
  }
  if (measurement.kind !== 'measured') return judgement(evidence, owing, [], []);
  return judgement(evidence, owing, judgeLines(owing, measurement.coverage, source), []);
}

function judgement(
  evidence: FileEvidence,
  owing: readonly number[],
  judged: readonly JudgedLine[],
  exclusions: readonly Exclusion[],
): FileJudgement {
  const { measurement, file } = evidence;
  const arms = measurement.kind === 'measured' ? changedArms(measurement.coverage, judged) : [];
  const untaken = new Set(arms.filter((arm) => !arm.taken).map((arm) => arm.line));
  const lines = judged.map((entry) => ({
    ...entry,
    shown: shownState(entry.state, untaken.has(entry.line)),
  }));
  const hidden = lines.filter((entry) => entry.shown === 'hidden').length;
  const executable = lines.filter((entry) => entry.shown !== 'hidden' && entry.shown !== 'non-executable');
  const ran = executable.filter((entry) => entry.state === 'covered');
  return {
    evidence,
    owing,
    lines,
    arms,
    ranLines: { covered: ran.length, total: executable.length },
    takenArms: { covered: arms.filter((arm) => arm.taken).length, total: arms.length },
    excluded:
      hidden === 0 ? exclusions : [...exclusions, { file: file.path, rule: HIDDEN_RULE, lines: hidden }],
  };
}

function shownState(state: LineState, hasUntakenArm: boolean): ShownState {
  if (state === 'dead' || (state === 'covered' && hasUntakenArm)) return 'partial';
  return state;
}
