import type { Result } from '@tidemark/kernel';
import type { Change, Entry } from './baseline.ts';

/** Looks into a ledger. What cannot be reached or understood is `ledger-error`, never an absent baseline. */
export interface BaselineReader {
  /** The newest entry of a repository; null before the first. */
  read(repository: string): Promise<Result<Entry | null>>;
  /** The newest entries of a repository, newest first, at most `limit` of them. */
  history(repository: string, limit: number): Promise<Result<Entry[]>>;
  /** Lets go of what was opened. */
  close(): Promise<void>;
}

/** A ledger that can be written. Entries are only ever added. */
export interface BaselineStore extends BaselineReader {
  /**
   * Records a change when the newest revision is still the expected one (null: when there is none yet) and gives it as it
   * was recorded; null when somebody was faster.
   */
  compareAndSet(repository: string, expected: number | null, change: Change): Promise<Result<Entry | null>>;
}
