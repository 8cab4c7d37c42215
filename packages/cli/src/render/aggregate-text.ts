import { METRICS } from '@tidemark/kernel';
import type { AggregateDocument, SummaryDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { omittedLines, percent, plain, plural } from './plain.ts';
import type { Style } from './style.ts';

/** Packages shown before `--verbose` is asked for. */
const SHOWN = 40;

/** The answer of `aggregate` for a person: a row a package, what fell short, one sentence last. */
export function aggregateText(
  { document, summary }: { readonly document: AggregateDocument; readonly summary: SummaryDocument | null },
  style: Style,
  page: Page,
): string {
  const shown = pageOf(document, page);
  const error = shown.error === null ? '' : errorText(shown.error, style);
  const lines = [
    ...(summary === null ? [] : table(summary, style)),
    ...shown.below.map(
      ({ package: name, layer, metric, actual, required, isDefault }) =>
        `${style.bad('✗')} ${plain(name)} ${plain(layer)}  ${metric} ${actual.covered} of ${actual.total}, ${required} % ${isDefault ? 'by the default band' : 'promised'}`,
    ),
    ...shown.unmeasured.map((entry) => `${style.bad('✗')} ${plain(entry.file)}  ${plain(entry.hint)}`),
    ...shown.warnings.map((warning) => style.faint(`! ${plain(warning.message)}`)),
    ...omittedLines([document.below, document.unmeasured], [shown.below, shown.unmeasured]).map(style.faint),
  ];
  return `${lines.map((line) => `${line}\n`).join('')}${error}${verdictLine(document, style)}\n`;
}

function table({ packages, total }: SummaryDocument, style: Style): string[] {
  const names = Object.entries(packages);
  const shown = style.verbose ? names : names.slice(0, SHOWN);
  const width = Math.max(8, ...shown.map(([name]) => plain(name).length));
  const row = (name: string, of: SummaryDocument['total']) =>
    `  ${plain(name).padEnd(width)}${METRICS.map((metric) => percent(of[metric].pct).padStart(12)).join('')}`;
  const head = style.faint(
    `  ${'package'.padEnd(width)}${METRICS.map((metric) => metric.padStart(12)).join('')}`,
  );
  const rest = names.length - shown.length;
  return [
    head,
    ...shown.map(([name, part]) => row(name, part)),
    ...(rest > 0 ? [style.faint(`  and ${rest} more (--verbose lists them)`)] : []),
    row('total', total),
  ];
}

function verdictLine(
  { status, reason, summary, below, unmeasured }: AggregateDocument,
  style: Style,
): string {
  if (status === 'error' || summary === null) return style.bad(`Could not judge: ${reason}`);
  const measured = `${plural(summary.packages, 'package')}, ${plural(summary.files, 'file')}`;
  if (status === 'pass') return style.good(`✓ Every band is held (${measured})`);
  if (reason === 'summary-differs')
    return style.bad('coverage/summary.json is not what the reports say: run tidemark aggregate');
  return style.bad(
    `${plural(below.length, 'band')} not held, ${plural(unmeasured.length, 'file')} not measured (${measured})`,
  );
}
