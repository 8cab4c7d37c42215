import { METRICS, shownPercent } from '@tidemark/kernel';
import type { BaselineDocument } from '../contract/documents.ts';
import { pageOf, type Page } from '../contract/fit-document.ts';
import { errorText } from './error-text.ts';
import { omittedLines, percent, plain, plural } from './plain.ts';
import type { Style } from './style.ts';

type Entry = BaselineDocument['entries'][number];

/** Shown of a log before `--verbose` is asked for. */
const SHOWN = 20;

/** The answer of `baseline` for a person: entries with their marks, one sentence last. */
export function baselineText(document: BaselineDocument, style: Style, page: Page): string {
  const paged = pageOf(document, page);
  const shown = style.verbose ? paged.entries : paged.entries.slice(0, SHOWN);
  const rest = paged.entries.length - shown.length;
  const lines = [
    ...shown.flatMap((entry) => entryLines(entry, style)),
    ...(rest > 0 ? [style.faint(`  and ${rest} more (--verbose lists them)`)] : []),
    ...omittedLines([document.entries], [paged.entries]).map(style.faint),
    ...paged.warnings.map((warning) => `! ${plain(warning.message)}`),
  ];
  const error = paged.error === null ? '' : errorText(paged.error, style);
  return `${lines.map((line) => `${line}\n`).join('')}${error}${sentence(document, style)}\n`;
}

function entryLines({ revision, at, kind, actor, reason, marks, override }: Entry, style: Style): string[] {
  const who = actor === null ? '' : ` by ${plain(actor)}`;
  const why = reason === null ? '' : `: ${plain(reason)}`;
  const lowered = override === null ? [] : [`  until ${plain(override.expires)}  ${shares(override.marks)}`];
  return [
    `${revision}  ${plain(at)}  ${kind}${who}${why}`,
    `  ${shares(marks)}  ${style.faint(measuredOf(marks))}`,
    ...lowered,
  ];
}

function shares(marks: Entry['marks']): string {
  return METRICS.flatMap((metric) => {
    const mark = marks[metric];
    return mark === null ? [] : `${metric} ${mark.covered}/${mark.total} (${percent(shownPercent(mark))})`;
  }).join(', ');
}

function measuredOf({ lines, statements }: Entry['marks']): string {
  const mark = lines ?? statements;
  if (mark === null) return '';
  const tools = [mark.tool, mark.provider, mark.node === null ? null : `Node ${mark.node}`];
  return [mark.commit.slice(0, 9), ...tools.filter((name) => name !== null)].map(plain).join(', ');
}

function sentence({ status, reason, repository, entries }: BaselineDocument, style: Style): string {
  const name = plain(repository ?? '');
  if (status === 'error') return style.bad(`The baseline stays as it is: ${reason}`);
  if (reason === 'empty') return `${name} has no baseline yet: tidemark baseline raise records one`;
  if (reason === 'raised') return style.good(`✓ The baseline of ${name} is raised`);
  if (reason === 'kept') return `The baseline of ${name} stays: nothing that was measured is higher`;
  if (reason === 'overridden') return style.good(`✓ The baseline of ${name} is lowered, on record`);
  return `${name}: ${plural(entries.length, 'entry', 'entries')}`;
}
