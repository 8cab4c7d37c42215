import { shownPercent } from '@tidemark/kernel';
import type { LandDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { omittedLines, percent, plain, plural } from './plain.ts';
import type { Style } from './style.ts';

type Landing = LandDocument['landings'][number];

/** The answer of `land` for a person: what became of each branch, one sentence last. */
export function landText(document: LandDocument, style: Style, page: Page): string {
  const shown = pageOf(document, page);
  const lines = [
    ...document.finished.map((branch) => `! ${plain(branch)} had been begun before, and is now finished`),
    ...shown.landings.flatMap((landing) => landingLines(landing, style)),
    ...shown.findings.map(({ kind, hint }) => `  ${plain(hint)} ${style.faint(`(${kind})`)}`),
    ...shown.warnings.map((warning) => `! ${plain(warning.message)}`),
    ...omittedLines([document.landings], [shown.landings]).map(style.faint),
  ];
  const error = shown.error === null ? '' : errorText(shown.error, style);
  return `${lines.map((line) => `${line}\n`).join('')}${error}${sentence(document, style)}\n`;
}

function landingLines(
  { branch, outcome, reason, head, checks, coverage, raised }: Landing,
  style: Style,
): string[] {
  const isLanded = outcome === 'landed';
  const why = reason === null ? '' : `: ${plain(reason)}`;
  const at = isLanded && head !== null ? ` ${style.faint(head.slice(0, 9))}` : '';
  const measured = coverage?.measured ?? null;
  const share =
    measured === null ? '' : `, ${plain(coverage?.metric ?? '')} ${percent(shownPercent(measured))}`;
  const passed = checks.filter(({ status }) => status === 'pass').map(({ name }) => name);
  const line = `${isLanded ? '✓' : '✗'} ${plain(branch)} ${outcome}${at}${why}${share}${raised ? ', the baseline rose' : ''}`;
  const detail = passed.length === 0 ? [] : [style.faint(`  passed: ${passed.join(', ')}`)];
  return [isLanded ? style.good(line) : style.bad(line), ...detail];
}

function sentence({ status, reason, target, landings, finished }: LandDocument, style: Style): string {
  if (reason === 'nothing-queued') return 'Nothing is queued';
  const nLanded = landings.filter(({ outcome }) => outcome === 'landed').length + finished.length;
  const of = landings.length + finished.length;
  const on = plain(target?.branch ?? '');
  const what =
    of === 0 ? 'Nothing landed' : `${nLanded} of ${plural(of, 'branch', 'branches')} landed on ${on}`;
  return status === 'pass' ? style.good(what) : style.bad(`${what}: ${reason}`);
}
