import type { SelfTestDocument } from '../contract/documents.ts';
import { errorText } from './error-text.ts';
import { plain } from './plain.ts';
import type { Style } from './style.ts';

/** The answer of `self-test` for a person: what was planted, what the gate said of it, one sentence last. */
export function selfTestText(document: SelfTestDocument, style: Style): string {
  const { planted, run, seen, findings, warnings, error } = document;
  const lines = [
    ...warnings.map((warning) => style.faint(`! ${plain(warning.message)}`)),
    ...(planted === null || run === null
      ? []
      : [`  planted ${plain(planted.file)}:${placeOf(planted.ranges)}, measured by ${plain(run)}`]),
    ...seen.map(({ step, status, reason, named }) => {
      const places = named.map((entry) => `${plain(entry.file)}:${placeOf(entry.ranges)}`).join(', ');
      return style.faint(`  ${step}: ${status} (${reason})${places === '' ? '' : `, naming ${places}`}`);
    }),
    ...findings.flatMap(({ message, hint, code }) => [
      `${style.bad('✗')} ${plain(message)} ${style.faint(`(${code})`)}`,
      `  ${plain(hint)}`,
    ]),
  ];
  const problems = error === null ? '' : errorText(error, style);
  return `${lines.map((line) => `${line}\n`).join('')}${problems}${verdictLine(document, style)}\n`;
}

function placeOf(ranges: SelfTestDocument['seen'][number]['named'][number]['ranges']): string {
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}

function verdictLine({ status, reason }: SelfTestDocument, style: Style): string {
  if (status === 'error') return style.bad(`Could not try: ${reason}`);
  return status === 'pass'
    ? style.good('✓ The gate names a line that no test runs, and passes without it')
    : style.bad('The gate cannot be trusted: it does not name what no test runs, and only that');
}
