import { shownPercent, type Ratio } from '@tidemark/kernel';
import type { GateDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { omittedLines, percent, plain } from './plain.ts';
import type { Style } from './style.ts';

/** The answer of `gate` for a person: what it is under, what it leans on, one sentence last. */
export function gateText(document: GateDocument, style: Style, page: Page): string {
  const shown = pageOf(document, page);
  const lowered = document.baseline?.override ?? null;
  const lines = [
    ...document.findings.flatMap(({ kind, message, hint }) => [
      `${style.bad('✗')} ${plain(message)} ${style.faint(`(${kind})`)}`,
      `  ${plain(hint)}`,
    ]),
    ...shown.unmeasured.map((entry) => `${style.bad('✗')} ${plain(entry.file)}  ${plain(entry.hint)}`),
    ...(lowered === null
      ? []
      : [
          `! the baseline is lowered until ${plain(lowered.expires)} by ${plain(lowered.actor)}: ${plain(lowered.reason)}`,
        ]),
    ...shown.warnings.map((warning) => `! ${plain(warning.message)}`),
    ...omittedLines([document.unmeasured], [shown.unmeasured]).map(style.faint),
  ];
  const error = shown.error === null ? '' : errorText(shown.error, style);
  return `${lines.map((line) => `${line}\n`).join('')}${error}${verdictLine(document, style)}\n`;
}

function verdictLine(
  { status, reason, coverageStatus, measured, baseline, settings }: GateDocument,
  style: Style,
): string {
  const what = measured === null ? '' : `: ${settings?.metric ?? ''} ${shares(measured)}`;
  const mark = baseline === null ? '' : `, baseline ${shares(baseline)}`;
  if (status === 'pass' && coverageStatus === 'BOOTSTRAP')
    return style.good(
      `✓ BOOTSTRAP${what}; there is no baseline yet, so only the floor of ${settings?.floor} % was asked`,
    );
  if (status === 'pass') return style.good(`✓ PASS${what}${mark}`);
  if (status === 'skipped') return `SKIPPED: ${reason}; nothing was judged`;
  if (status === 'open') return `TOOL_ERROR: ${reason}; the branch is let pass unjudged`;
  if (status === 'error') return style.bad(`TOOL_ERROR: ${reason}; nothing was judged`);
  return style.bad(`FAIL${what}${mark}`);
}

function shares(ratio: Ratio): string {
  return `${ratio.covered} of ${ratio.total} (${percent(shownPercent(ratio))})`;
}
