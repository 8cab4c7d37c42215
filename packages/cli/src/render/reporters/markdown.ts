import { asPlaced } from '../../contract/cut-lists.ts';
import { plain } from '../plain.ts';
import { codeSpan } from './code-span.ts';
import { findingTitle } from './finding-title.ts';
import type { Level, LocatedFinding } from './located-finding.ts';
import { rangeText } from './range-text.ts';
import type { Answer } from './reporter.ts';
import { sectionMarks } from './section-marks.ts';

/** A comment on GitHub takes 65536 characters, and there are marks around this. */
const MOST_BYTES = 65_000;
const MOST_TEXT = 400;

const MARK_OF_LEVEL: Readonly<Record<Level, string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };
const MARK_OF_STATUS = { pass: '✅', fail: '❌', error: '❌', skipped: '⏭️', open: '⚠️' } as const;

/** The answer as a section of a job summary or a comment: the verdict, and a table of the worst that was found, in the order of the text. */
export function markdown({ document, verdict, findings }: Answer): string {
  const { begin, end } = sectionMarks(document.command);
  const head = `${begin}\n### ${MARK_OF_STATUS[document.status]} ${text(verdict.replace(/^✓ /, ''))}\n`;
  const nShown = countFitting(findings.map(row), MOST_BYTES - Buffer.byteLength(head));
  const table =
    nShown === 0
      ? ''
      : `\n| | where | what | how to mend it |\n|---|---|---|---|\n${asPlaced(findings.slice(0, nShown)).map(row).join('')}`;
  const omitted = findings.length - nShown;
  const rest = omitted === 0 ? '' : `\n${omitted} more, left out for their length\n`;
  return `${head}${table}${rest}${end}\n`;
}

function countFitting(rows: readonly string[], most: number): number {
  let bytes = 200;
  const index = rows.findIndex((line) => (bytes += Buffer.byteLength(line)) > most);
  return index === -1 ? rows.length : index;
}

function row({ level, kind, file, ranges, message, hint, run }: LocatedFinding): string {
  const place = file === null ? '' : `<code>${references(file)}${rangeText(ranges)}</code>`;
  const what = `**${text(findingTitle(kind))}** ${text(message)}`;
  const command = run === null ? '' : (codeSpan(run, MOST_TEXT) ?? text(run));
  const way = [text(hint), command].filter((part) => part !== '').join(': ');
  return `| ${MARK_OF_LEVEL[level]} | ${place} | ${what} | ${way} |\n`;
}

/** Prose: a mention or the number of an issue is none behind a character that is not seen. */
function text(value: string): string {
  return references(value).replaceAll(/&#(?:64|35);/g, '$&&#8203;');
}

/** What Markdown or a page would act on becomes a reference, which no parser takes for structure. */
function references(value: string): string {
  const cut = value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  return plain(cut).replaceAll(/[!#$&*:<>@[\\\]^_`{|}~]|(?<=www)\./gi, (mark) => `&#${mark.charCodeAt(0)};`);
}
