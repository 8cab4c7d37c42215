import type { MutationDocument } from '../contract/documents.ts';
import { plain } from './plain.ts';

/** A mutant that was not noticed, as documents hold it. */
export type ShownSurvivor = MutationDocument['survivors'][number];

const WIDEST = 80;

/** One mutant on one line: where, what it became, and whether anything ran it. */
export function survivorLine({ file, range, mutator, original, replacement, kind }: ShownSurvivor): string {
  const { line, column } = range.start;
  const how = {
    'mutant-survived': 'survived',
    'mutant-not-covered': 'not covered',
    'mutant-ignored': 'ignored',
  };
  return `${plain(file)}:${line}:${column}  ${how[kind]}: ${plain(mutator)}, ${onOneLine(original)} → ${onOneLine(replacement)}`;
}

/** Code may be long and of many lines; what a person needs is to recognise it. */
export function onOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const cut = line.length > WIDEST ? `${line.slice(0, WIDEST)}…` : line;
  return cut === '' ? 'nothing' : plain(cut);
}
