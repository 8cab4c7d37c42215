import type { LineRange } from '@tidemark/kernel';
import type { Document } from '../../contract/documents.ts';
import { findingsOf } from './findings-of.ts';

/** How bad a finding is: an error is why the answer is no pass. */
export const LEVELS = ['error', 'warning', 'notice'] as const;

export type Level = (typeof LEVELS)[number];

/** Something that an answer says, with its place: what every reporter is made from. Texts are as they came, not escaped. */
export interface LocatedFinding {
  readonly level: Level;
  /** A problem is why nothing could be judged, a warning changes no verdict. */
  readonly what: 'finding' | 'problem' | 'warning';
  /** The kind of the finding, or the code of the problem or warning. */
  readonly kind: string;
  readonly file: string | null;
  readonly ranges: readonly LineRange[];
  readonly message: string;
  /** What to do; empty where the message says it. */
  readonly hint: string;
  /** The command that the hint, or the message, speaks of; null where there is none. */
  readonly run: string | null;
  /** What it is about, without lines: stays the same while the code around it is edited. */
  readonly identity: readonly string[];
}

/** Everything that a document found, worst first: errors, then warnings, then notices. */
export function locatedFindings(document: Document): LocatedFinding[] {
  const all = [...findingsOf(document), ...problemsOf(document), ...warningsOf(document)];
  return all.toSorted((left, right) => LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level));
}

/** What a finding says, sentence by sentence: what it is, then what to do and by which command. */
export function sentencesOf({
  message,
  hint,
  run,
}: Pick<LocatedFinding, 'message' | 'hint' | 'run'>): string[] {
  const way = run === null || hint === '' ? hint : `${hint}: ${run}`;
  return [message, way].filter((part) => part !== '');
}

function problemsOf({ error, status }: Document): LocatedFinding[] {
  return (error?.problems ?? []).map(({ code, message, hint, file, line, run }) => ({
    // A gate that lets pass all the same is no failure.
    level: status === 'open' ? 'warning' : 'error',
    what: 'problem',
    kind: code,
    file: file ?? null,
    ranges: line === undefined ? [] : [[line, line]],
    message,
    hint,
    run: run ?? null,
    identity: [code, file ?? '', message],
  }));
}

function warningsOf({ warnings }: Document): LocatedFinding[] {
  return warnings.map(({ code, message }) => ({
    level: 'warning',
    what: 'warning',
    kind: code,
    file: null,
    ranges: [],
    message,
    hint: '',
    run: null,
    identity: [code, message],
  }));
}
