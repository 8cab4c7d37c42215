import { shownPercent, type Ratio } from '@tidemark/kernel';
import type { TrendDocument } from '../../contract/documents.ts';
import { pageOf, type Page } from '../../contract/fit-document.ts';
import { errorText } from '../error-text.ts';
import { omittedLines, percent, plain, plural } from '../plain.ts';
import type { Style } from '../style.ts';
import { courseOf } from './course.ts';
import { sparkline } from './sparkline.ts';

/** Packages shown before `--verbose` is asked for. */
const SHOWN = 40;

type Series = TrendDocument['series'][number];

/** The answer of `trend` for a person: a line a package, how its share of lines went, one sentence last. */
export function trendText(document: TrendDocument, style: Style, page: Page): string {
  const shown = pageOf(document, page);
  const error = shown.error === null ? '' : errorText(shown.error, style);
  const names = new Set(shown.series.map((series) => series.package));
  const lines = [
    ...table(
      document,
      document.series.filter((series) => names.has(series.package)),
      style,
    ),
    ...shown.warnings.map((warning) => style.faint(`! ${plain(warning.message)}`)),
    ...omittedLines([document.series], [shown.series]).map(style.faint),
  ];
  return `${lines.map((line) => `${line}\n`).join('')}${error}${lastLine(document, style)}\n`;
}

function table(document: TrendDocument, series: readonly Series[], style: Style): string[] {
  if (series.length === 0) return [];
  const shown = style.verbose ? series : series.slice(0, SHOWN);
  const rest = series.length - shown.length;
  const rows = shown.map((entry) => ({ entry, course: sparkline(courseOf(document, entry)) }));
  const width = Math.max(8, ...shown.map((entry) => nameOf(entry).length));
  const chart = Math.max(5, ...rows.map(({ course }) => course.length));
  const cells = (first: string, last: string, change: string) =>
    [first, last, change].map((cell) => cell.padStart(10)).join('');
  return [
    style.faint(`  ${'package'.padEnd(width)}  ${'lines'.padEnd(chart)}${cells('first', 'last', 'points')}`),
    ...rows.map(({ entry, course }) => {
      const { first, last, change, isCurrent } = entry;
      const figures = cells(shareOf(first.lines), shareOf(last.lines), changeText(change.lines));
      const row = `  ${nameOf(entry).padEnd(width)}  ${course.padEnd(chart)}${figures}`;
      return isCurrent ? row : style.faint(`${row}  (gone)`);
    }),
    ...(rest > 0 ? [style.faint(`  and ${rest} more (--verbose lists them)`)] : []),
  ];
}

function lastLine(
  { status, reason, since, summaries, commits, series }: TrendDocument,
  style: Style,
): string {
  if (status === 'error') return style.bad(`Could not tell: ${reason}`);
  const begin = since === null ? '' : ` since ${since}`;
  if (summaries === 0) return `No commit${begin} holds a coverage/summary.json: tidemark aggregate writes it`;
  const days = [commits.at(-1), commits[0]].map((entry) => entry?.at?.slice(0, 10) ?? 'an unknown day');
  const total = series.find((entry) => entry.package === null);
  const went =
    total === undefined
      ? ''
      : `: lines ${shareOf(total.first.lines)} to ${shareOf(total.last.lines)} (${changeText(total.change.lines)} points)`;
  return `${plural(summaries, 'committed summary', 'committed summaries')}, ${days[0]} to ${days[1]}${went}`;
}

/** `+1.25`, `-0.3`, `0`; a dash where nothing was measured. */
export function changeText(change: number | null): string {
  if (change === null) return '-';
  return change > 0 ? `+${change}` : String(change);
}

/** A series by name; the whole repository is the total. */
export function nameOf(series: Series): string {
  return series.package === null ? 'total' : plain(series.package);
}

/** `66.66 %`. */
export function shareOf(ratio: Ratio): string {
  return percent(shownPercent(ratio));
}
