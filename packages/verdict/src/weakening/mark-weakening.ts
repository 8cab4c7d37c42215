import { linesOf, type LineRange } from '@tidemark/kernel';
import type { IgnoreHint } from '@tidemark/syntax';
import type { MarkedFile } from './weakening-evidence.ts';
import type { Weakening } from './weakening.ts';

const SHOWN = 120;

/** Ignore hints, and skipped and focused tests, that stand on lines this change brought. */
export function markWeakenings(marked: MarkedFile): Weakening[] {
  const isNew = newLines(marked);
  const place = { file: marked.file.path, package: marked.package, from: null };
  const hints = newHints(marked, isNew).map((hint): Weakening => ({
    ...place,
    kind: 'ignore-added',
    line: hint.at[0],
    subject: hint.text.slice(0, SHOWN),
    to: hint.text.slice(0, SHOWN),
    reason: hint.reason,
  }));
  const tests = marked.testMarks
    .filter((mark) => isNew(mark.lines))
    .map((mark): Weakening => ({
      ...place,
      kind: mark.kind === 'skipped' ? 'test-skipped' : 'test-focused',
      line: mark.lines[0],
      subject: (mark.title ?? mark.call).slice(0, SHOWN),
      to: mark.call.slice(0, SHOWN),
      reason: mark.reason,
    }));
  return [...hints, ...tests];
}

function newLines({ file }: MarkedFile): (lines: LineRange) => boolean {
  const reindented = new Set(linesOf(file.reindented));
  const added = new Set([...linesOf(file.added)].filter((line) => !reindented.has(line)));
  return ([first, last]) => {
    for (let line = first; line <= last; line += 1) if (added.has(line)) return true;
    return false;
  };
}

/** A stop that was moved stands for the start it closes; a stop that is gone leaves a start to hide more than before. */
function newHints({ hints, hintsBefore }: MarkedFile, isNew: (lines: LineRange) => boolean): IgnoreHint[] {
  const found = new Set<IgnoreHint>();
  let start: IgnoreHint | null = null;
  for (const hint of hints) {
    if (hint.form === 'start') start = hint;
    const owner = hint.form === 'stop' ? start : hint;
    if (owner !== null && isNew(hint.at)) found.add(owner);
  }
  const first = hints.find((hint) => hint.form === 'start');
  if (first !== undefined && unclosed(hints) > unclosed(hintsBefore)) found.add(first);
  return [...found];
}

function unclosed(hints: readonly IgnoreHint[]): number {
  const count = (form: IgnoreHint['form']) => hints.filter((hint) => hint.form === form).length;
  return count('start') - count('stop');
}
