import type { DiffDocument } from '../contract/documents.ts';
import { pageOf } from '../contract/fit-document.ts';
import { plain, plural } from '../render/plain.ts';

const SHOWN = 8;
const MOST_LINE = 400;

/** What an agent is told to mend before it stops: place, finding and way out of the worst, then what to type. */
export function stopReason(document: DiffDocument): string {
  const shown = pageOf(document, { maxItems: SHOWN, offset: 0 });
  const open = document.weakened.filter((entry) => entry.reason === null);
  const lines = [
    ...errorLines(document),
    ...shown.uncovered.map(findingLine),
    ...open.slice(0, SHOWN).map(weakeningLine),
  ];
  const nAll = (document.error?.problems.length ?? 0) + document.uncovered.length + open.length;
  const rest = nAll - lines.length;
  const { error, next, reason } = document;
  return [
    error === null
      ? `The coverage promise of this change is not kept (tidemark diff: ${reason}), ${plural(nAll, 'finding')}:`
      : `Nobody knows yet whether this change is tested (tidemark diff: ${reason}), ${plural(nAll, 'problem')}:`,
    ...lines.map((line) => `- ${cut(plain(line))}`),
    ...(rest > 0 ? [`- and ${rest} more: coverage/.out/diff.json`] : []),
    ...(error === null
      ? ['Write the tests. Lower no band, and add no allow entry and no ignore hint to get green.']
      : []),
    ...(next.length === 0 ? [] : ['Then type, in this order:', ...next.map((run) => `  ${cut(plain(run))}`)]),
  ].join('\n');
}

function errorLines({ error }: DiffDocument): string[] {
  return (error?.problems ?? []).slice(0, SHOWN).map(({ file, line, code, message, hint }) => {
    const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`} `;
    return `${place}${code}: ${message}. ${hint}`;
  });
}

function findingLine({ file, ranges, kind, hint }: DiffDocument['uncovered'][number]): string {
  const lines = ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`));
  return `${file}:${lines.join(',')} ${kind}: ${hint}`;
}

function weakeningLine({ file, line, kind, subject, hint }: DiffDocument['weakened'][number]): string {
  return `${file}${line === null ? '' : `:${line}`} ${kind}: ${subject}. ${hint}`;
}

function cut(line: string): string {
  return line.length > MOST_LINE ? `${line.slice(0, MOST_LINE)}…` : line;
}
