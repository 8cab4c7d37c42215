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

function landingLines(landing: Landing, style: Style): string[] {
  const { branch, outcome, reason, head, checks, raised } = landing;
  const passed = checks.filter(({ status }) => status === 'pass').map(({ name }) => name);
  const detail = passed.length === 0 ? [] : [style.faint(`  passed: ${passed.join(', ')}`)];
  // The problems of an error are told below.
  const why = reason === null || outcome === 'error' ? '' : `: ${plain(reason)}`;
  if (outcome !== 'landed') return [style.bad(`✗ ${plain(branch)} ${outcome}${why}`), ...detail];
  const rose = raised ? ', the baseline rose' : '';
  const line = `✓ ${plain(branch)} landed as ${head?.slice(0, 9) ?? ''}${why}${shareOf(landing)}${rose}`;
  return [style.good(line), ...detail];
}

function shareOf({ coverage }: Landing): string {
  if (coverage?.measured == null) return '';
  return `, ${plain(coverage.metric ?? '')} ${percent(shownPercent(coverage.measured))}`;
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
