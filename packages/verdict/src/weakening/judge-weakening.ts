import { byText } from '@tidemark/kernel';
import type { FileJudgement } from '../file-judgement.ts';
import { hiddenWeakenings } from './hidden-weakening.ts';
import { markWeakenings } from './mark-weakening.ts';
import { policyWeakenings } from './policy-weakening.ts';
import { promiseWeakenings } from './promise-weakening.ts';
import type { WeakeningEvidence } from './weakening-evidence.ts';
import type { Weakening } from './weakening.ts';

/** Everything by which a change talks its promise down, ordered by file, line, kind; explained or not. */
export function judgeWeakening(
  { policy, shifts, marked, removedTests, reasonFor }: WeakeningEvidence,
  files: readonly FileJudgement[],
): Weakening[] {
  const marks = marked.flatMap((file) => markWeakenings(file));
  const seen = new Set(marks.map(place));
  const found: Weakening[] = [
    ...(policy === null ? [] : policyWeakenings(policy)),
    ...shifts.flatMap((shift) => promiseWeakenings(shift)),
    ...marks,
    // A new hint answers for the lines below it by itself.
    ...files.flatMap((file) => hiddenWeakenings(file)).filter((entry) => !seen.has(place(entry))),
    ...removedTests.map(({ file, package: name }): Weakening => ({
      kind: 'test-removed',
      file,
      line: null,
      package: name,
      subject: file,
      from: file,
      to: null,
      reason: null,
    })),
  ];
  return found
    .map((entry) => ({ ...entry, reason: entry.reason ?? reasonFor(entry.file) }))
    .toSorted(byPlace);
}

function place({ kind, file, line }: Weakening): string {
  return `${kind}\0${file}\0${line}`;
}

function byPlace(left: Weakening, right: Weakening): number {
  return (
    byText(left.file, right.file) ||
    (left.line ?? 0) - (right.line ?? 0) ||
    byText(left.kind, right.kind) ||
    byText(left.subject, right.subject)
  );
}
