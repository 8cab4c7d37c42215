import { type LineRange, shownPercent } from '@tidemark/kernel';
import type { DiffDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { survivorLine } from './survivor-line.ts';
import { omittedLines, percent, plain, plural } from './plain.ts';
import type { Style } from './style.ts';

/** Shown of a list before `--verbose` is asked for. */
const SHOWN = 20;

/** The answer of `diff` for a person: findings with place and bar, what was let out, one sentence last. */
export function diffText(document: DiffDocument, style: Style, page: Page): string {
  const shown = pageOf(document, page);
  const lines = [
    ...limited(
      shown.uncovered.map((finding) => findingLine(finding, style)),
      style,
    ),
    ...limited(
      shown.weakened.map((entry) => weakeningLine(entry, style)),
      style,
    ),
    ...limited(
      (shown.mutation?.survivors ?? []).map((entry) =>
        entry.isFinding
          ? `${style.bad('✗')} ${survivorLine(entry)}  ${plain(entry.hint)}`
          : style.faint(`  ${survivorLine(entry)}`),
      ),
      style,
    ),
    ...exclusionLines(document, style),
    ...shown.warnings.map((warning) => style.faint(`! ${plain(warning.message)}`)),
    ...omittedLines(
      [document.uncovered, document.weakened, document.mutation?.survivors ?? []],
      [shown.uncovered, shown.weakened, shown.mutation?.survivors ?? []],
    ).map(style.faint),
  ];
  const error = shown.error === null ? '' : errorText(shown.error, style);
  return `${lines.map((line) => `${line}\n`).join('')}${error}${verdictLine(document, style)}\n`;
}

function findingLine(finding: DiffDocument['uncovered'][number], style: Style): string {
  const place = finding.ranges.slice(0, 5).map(rangeText).join(',') + (finding.ranges.length > 5 ? ',…' : '');
  const { covered, total } = finding.actual;
  const bar =
    finding.kind === 'branch'
      ? `  ${covered} of ${total} arms in ${plain(finding.layer)}, ${finding.required} % wanted`
      : '';
  return `${style.bad('✗')} ${plain(finding.file)}:${place}  ${plain(finding.hint)}${style.faint(bar)}`;
}

function weakeningLine(entry: DiffDocument['weakened'][number], style: Style): string {
  const place = entry.line === null ? plain(entry.file) : `${plain(entry.file)}:${entry.line}`;
  const change = [entry.from, entry.to]
    .map((side) => (side === null ? 'nothing' : plain(String(side))))
    .join(' → ');
  const what = `${place}  ${entry.kind}: ${plain(entry.subject)} (${change})`;
  if (entry.reason !== null) return style.faint(`  ${what}  because ${plain(entry.reason)}`);
  return `${style.bad('✗')} ${what}  ${plain(entry.hint)}`;
}

function rangeText([first, last]: LineRange | readonly [number, number]): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function exclusionLines({ excluded }: DiffDocument, style: Style): string[] {
  if (!style.verbose) {
    // What coverage tools and Tidemark itself write there is nobody's change.
    const count = excluded.filter((entry) => !/(?:^|\/)coverage\//.test(entry.file)).length;
    return count === 0
      ? []
      : [style.faint(`  ${plural(count, 'file')} let out by a rule (--verbose lists them)`)];
  }
  return excluded.map((entry) => style.faint(`  ${plain(entry.file)}  let out: ${plain(entry.rule)}`));
}

function limited(lines: readonly string[], style: Style): readonly string[] {
  if (style.verbose || lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), style.faint(`  and ${lines.length - SHOWN} more (--verbose lists them)`)];
}

function verdictLine(document: DiffDocument, style: Style): string {
  const against =
    document.base === null
      ? ''
      : ` since ${document.base.foundBy === 'recorded' ? 'the recorded base' : plain(document.base.ref)} (${document.base.mergeBase.slice(0, 9)})`;
  const { summary, reason, mutation } = document;
  if (document.status === 'error' || summary === null) return style.bad(`Could not judge: ${reason}`);
  if (reason === 'no-changes') return style.good(`Nothing changed${against}`);
  if (reason === 'nothing-executable') return style.good(`Nothing executable changed${against}`);
  const { covered, executable, partial } = summary;
  const partly = partial === 0 ? '' : `, ${partial} in part`;
  const share = `${covered} of ${plural(executable, 'changed executable line')} covered${partly}`;
  const unexplained = document.weakened.filter((entry) => entry.reason === null).length;
  const weaker = unexplained === 0 ? '' : `, ${plural(unexplained, 'promise')} talked down without a reason`;
  const mutants =
    mutation === undefined
      ? ''
      : `, ${mutation.score.covered} of ${plural(mutation.score.total, 'mutant')} noticed`;
  const judged = `${share} (${percent(shownPercent({ covered, total: executable }))})${mutants}${weaker}${against}`;
  return document.status === 'pass' ? style.good(`✓ ${judged}`) : style.bad(judged);
}
