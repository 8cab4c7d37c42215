import type { ChangedLines } from './changed-lines.ts';
import { expectedState, type State } from './expected-state.ts';
import type { Records } from './records.ts';
import { sourceSyntax } from './source-syntax.ts';
import type { Answer } from './tidemark-answer.ts';

/** One changed line, by both. `known` names a difference that is none of Tidemark's or the reference's mistakes. */
export interface Compared {
  readonly place: string;
  readonly ours: State;
  readonly expected: State;
  readonly known: string | null;
  readonly because: string;
  readonly source: string;
}

/** Both answers of Tidemark: by the report, and by the same report with nothing run, which tells what can run. */
export interface Answers {
  readonly judged: Answer;
  readonly zeroed: Answer;
}

/** Compares every added line of every source file that no rule lets out. */
export function compareLines(
  changes: ReadonlyMap<string, ChangedLines>,
  records: Records,
  { judged, zeroed }: Answers,
): Compared[] {
  return [...changes].flatMap(([path, change]) => {
    const rules = judged.excluded.get(path) ?? [];
    if (!isSource(path) || rules.some((rule) => !rule.startsWith(HINT))) return [];
    const syntax = sourceSyntax(change.text, path);
    const lines = change.text.split('\n');
    return change.added.map((line): Compared => {
      const place = `${path}:${line}`;
      const source = lines[line - 1] ?? '';
      const ours = oursOf(judged.findings.get(place) ?? [], zeroed.findings.has(place));
      const { state, because } = expectedState({ line, text: source }, records.get(path) ?? null, syntax);
      const isSpace = change.whitespace.has(line);
      const isLcov = (records.get(path)?.lines.size ?? 0) > 0;
      const known = knownDifference({ ours, expected: state, isSpace, isLcov, rules });
      return { place, ours, expected: state, known: ours === state ? null : known, because, source };
    });
  });
}

/** By its name. */
export function isSource(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path);
}

const HINT = 'ignore hint';

function oursOf(findings: readonly string[], canRun: boolean): State {
  if (findings.some((found) => found.startsWith('unmeasured'))) return 'unmeasured';
  if (findings.includes('line/statements')) return 'partial';
  if (findings.includes('line/lines')) return 'uncovered';
  if (findings.some((found) => found.startsWith('function'))) return 'function';
  if (findings.some((found) => found.startsWith('branch'))) return 'branch';
  return canRun ? 'covered' : 'nothing';
}

interface Difference {
  readonly ours: State;
  readonly expected: State;
  readonly isSpace: boolean;
  readonly isLcov: boolean;
  readonly rules: readonly string[];
}

/** Differences that the documents explain; everything else is one to be looked into. */
function knownDifference({ ours, expected, isSpace, isLcov, rules }: Difference): string | null {
  if (isSpace && ours === 'nothing') return 'only white space is new (B7)';
  if (rules.length > 0 && expected === 'unmeasured' && ours === 'nothing') return 'hidden by an ignore hint';
  if (ours === 'branch' && expected === 'covered') return 'an arm of a branch that begins on another line';
  const isUnrun = (state: State) => state === 'uncovered' || state === 'function';
  if (isUnrun(ours) && isUnrun(expected)) return 'never ran, told by its function or by what is in it';
  const isArm = (state: State) => state === 'covered' || state === 'branch' || state === 'uncovered';
  // Of an arm lcov tells only where its branch begins; Tidemark takes the rest from the source, the reference cannot.
  if (isLcov && isArm(ours) && isArm(expected)) return 'an arm of a branch that lcov does not place';
  return null;
}
