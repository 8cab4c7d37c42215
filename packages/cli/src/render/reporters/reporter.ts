import type { Document } from '../../contract/documents.ts';
import type { LocatedFinding } from './located-finding.ts';

/** What a reporter of findings is given: a finished answer, whole. */
export interface Answer {
  readonly document: Document;
  /** The sentence that sums the answer up. */
  readonly verdict: string;
  /** Worst first. */
  readonly findings: readonly LocatedFinding[];
}
