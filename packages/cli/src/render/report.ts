import type { FileCoverage } from '@tidemark/coverage-model';
import type { Document } from '../contract/documents.ts';
import type { Page } from '../contract/fit-document.ts';
import type { Style } from './style.ts';

/** What a command hands back: the document, the same for people, and where the whole document is kept. */
export interface Report {
  readonly document: Document;
  readonly summary: (style: Style, page: Page) => string;
  /** Absolute root of the repository, null where none was found. */
  readonly root: string | null;
  /** Absolute path the untruncated document is written to, or null. */
  readonly keptAt: string | null;
  /** What was measured, where the command asks for it and could be answered. */
  readonly coverage?: readonly FileCoverage[];
  /** What goes on once it is said; left out where the answer is all there is. */
  readonly stays?: Staying;
}

/** Something that was begun, and goes on when the answer is said. */
export interface Staying {
  /** The program ends when this does. */
  readonly untilAsked: () => Promise<void>;
  /** Ends it at once, because the answer could not be given. */
  readonly end: () => Promise<void>;
}
