import type { DoctorDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { omittedLines, plain, plural } from './plain.ts';
import type { Style } from './style.ts';

const SHOWN = 20;

/** The answer of `doctor` for a person: each finding with its place and its way out, one sentence last. */
export function doctorText(document: DoctorDocument, style: Style, page: Page): string {
  const { findings } = pageOf(document, page);
  const shown = style.verbose ? findings : findings.slice(0, SHOWN);
  const rest = findings.length - shown.length;
  const lines = [
    ...shown.flatMap((finding) => findingLines(finding, style)),
    ...(rest > 0 ? [style.faint(`  and ${rest} more (--verbose lists them)`)] : []),
    ...omittedLines([document.findings], [findings]).map(style.faint),
  ];
  const error = document.error === null ? '' : errorText(document.error, style);
  return `${lines.map((line) => `${line}\n`).join('')}${error}${verdictLine(document, style)}\n`;
}

function findingLines(finding: DoctorDocument['findings'][number], style: Style): string[] {
  const { severity, file, line, message, hint, code } = finding;
  const place = file === null ? '' : `${plain(file)}${line === null ? '' : `:${line}`}  `;
  const mark = severity === 'error' ? style.bad('✗') : '!';
  return [`${mark} ${place}${plain(message)} ${style.faint(`(${code})`)}`, `  ${plain(hint)}`];
}

function verdictLine({ status, reason, summary }: DoctorDocument, style: Style): string {
  if (summary === null) return style.bad(`Could not look: ${reason}`);
  const { packages, checks, errors, warnings } = summary;
  const looked = `${plural(checks, 'check')}, ${plural(packages, 'package')}`;
  const warned = warnings === 0 ? '' : `, ${plural(warnings, 'warning')}`;
  return status === 'pass'
    ? style.good(`✓ Nothing here makes the gates lie${warned} (${looked})`)
    : style.bad(
        `${plural(errors, 'error')}${warned}: the gates cannot be trusted until they are mended (${looked})`,
      );
}
