import { shownPercent } from '@tidemark/kernel';
import type { MutationDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { omittedLines, percent, plain, plural } from './plain.ts';
import type { Style } from './style.ts';
import { survivorLine, type ShownSurvivor } from './survivor-line.ts';

/** Shown of a list before `--verbose` is asked for. */
const SHOWN = 20;

/** The answer of `mutate` for a person: a row a package, what was not noticed, one sentence last. */
export function mutationText(document: MutationDocument, style: Style, page: Page): string {
  const shown = pageOf(document, page);
  const findings = shown.survivors.filter(({ isFinding }) => isFinding);
  const others = shown.survivors.filter(({ isFinding }) => !isFinding);
  const lines = [
    ...(document.packages.length > 1 || document.scope === 'all' ? rows(document) : []),
    ...limited(
      findings.flatMap((entry) => survivorLines(entry, style.bad('✗'), style)),
      style,
    ),
    ...limited(
      others.map((entry) => style.faint(`  ${survivorLine(entry)}`)),
      style,
    ),
    ...shown.below.map((entry) => belowLine(entry, style)),
    ...ignoredLines(document, style),
    ...shown.warnings.map((warning) => style.faint(`! ${plain(warning.message)}`)),
    ...omittedLines([document.survivors], [shown.survivors]).map(style.faint),
  ];
  const error = shown.error === null ? '' : errorText(shown.error, style);
  return `${lines.map((line) => `${line}\n`).join('')}${error}${verdictLine(document, style)}\n`;
}

function survivorLines(entry: ShownSurvivor, mark: string, style: Style): string[] {
  const [test] = entry.tests;
  const more = entry.tests.length > 1 ? ` and ${plural(entry.tests.length - 1, 'other')}` : '';
  const by = test === undefined ? '' : `\n  ran in: ${plain(test.name)} (${plain(test.file)})${more}`;
  return [`${mark} ${survivorLine(entry)}\n  ${plain(entry.hint)}${style.faint(by)}`];
}

function rows({ packages }: MutationDocument): string[] {
  const width = Math.max(0, ...packages.map((entry) => plain(entry.package).length));
  return packages.map(({ package: name, score, promised, timeout, ignored, notCovered, runtimeErrors }) => {
    const besides = [
      notCovered > 0 ? `${notCovered} not covered` : '',
      timeout > 0 ? `${timeout} by the clock` : '',
      ignored > 0 ? `${ignored} ignored` : '',
      runtimeErrors > 0 ? `${plural(runtimeErrors, 'error')}` : '',
    ].filter((part) => part !== '');
    const tail = besides.length === 0 ? '' : `  (${besides.join(', ')})`;
    const share = `${score.covered} of ${score.total} noticed`;
    return `  ${plain(name).padEnd(width)}  ${percent(shownPercent(score)).padStart(8)}  ${share}, ${promised} % promised${tail}`;
  });
}

function belowLine(
  { package: name, kind, actual, required, before }: MutationDocument['below'][number],
  style: Style,
): string {
  const now = `${actual.covered} of ${actual.total} mutants noticed (${percent(shownPercent(actual))})`;
  const bar =
    kind === 'mutation-score' || before === null
      ? `${required} % promised`
      : `${percent(shownPercent(before))} before`;
  return `${style.bad('✗')} ${plain(name)}  ${now}, ${bar}`;
}

function ignoredLines({ ignored }: MutationDocument, style: Style): string[] {
  if (ignored.length === 0) return [];
  if (!style.verbose)
    return [
      style.faint(`  ${plural(ignored.length, 'mutant')} ignored with a reason (--verbose lists them)`),
    ];
  return ignored.map(({ file, line, mutator, reason }) =>
    style.faint(`  ${plain(file)}:${line}  ignored: ${plain(mutator)}, because ${plain(reason)}`),
  );
}

function limited(lines: readonly string[], style: Style): readonly string[] {
  if (style.verbose || lines.length <= SHOWN) return lines;
  return [...lines.slice(0, SHOWN), style.faint(`  and ${lines.length - SHOWN} more (--verbose lists them)`)];
}

function verdictLine(document: MutationDocument, style: Style): string {
  const { status, reason, summary, survivors, below, written } = document;
  if (status === 'error' || summary === null) return style.bad(`Could not judge: ${reason}`);
  const { mutants, score, known } = summary;
  const again = known === 0 ? '' : `, ${known} known from before`;
  const noticed = `${score.covered} of ${plural(score.total, 'mutant')} noticed (${percent(shownPercent(score))}${again})`;
  const failing = survivors.filter(({ isFinding }) => isFinding).length;
  switch (reason) {
    case 'no-changes':
      return style.good('Nothing to mutate changed');
    case 'no-mutants':
      return style.good('No mutants are possible there: nothing was tried, so there is no score');
    case 'part-written':
      return style.good(
        `${plural(mutants, 'mutant')} tried, in ${plural(written.length, 'part')} to be merged; nothing is judged`,
      );
    case 'survived':
      return style.bad(`${noticed}; the change answers for ${failing}`);
    case 'score-not-held':
    case 'drifted':
      return style.bad(`${noticed}; ${plural(below.length, 'promise')} not kept`);
    default:
      return style.good(`✓ ${noticed}`);
  }
}
