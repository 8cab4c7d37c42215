import type { Result } from '@tidemark/kernel';
import type { Landing } from './landing.ts';
import type { Lease } from './lease.ts';
import type { Settlement, Task } from './task.ts';

/** Looks at the queue. What cannot be reached or understood is `train-error`, never an empty queue. */
export interface TrainReader {
  /** Tasks of a repository (null: of all), in the order in which they land, then those sent back, then the hundred landed last, newest first. */
  tasks(repository: string | null): Promise<Result<Task[]>>;
  /** The leases that are held now. */
  leases(): Promise<Result<Lease[]>>;
  /** How often each outcome has come of an attempt, ever, by repository. */
  outcomes(): Promise<Result<OutcomeCount[]>>;
  /** Lets go of what was opened. */
  close(): Promise<void>;
}

/** A count for the metrics: outcomes are `landed`, `failed`, `error`, `stale-base` and `refused`. */
export interface OutcomeCount {
  readonly repository: string;
  readonly outcome: string;
  readonly count: number;
}

/**
 * The queue, the leases and the landings under way, shared by every process of a train. All time is the store's own.
 * Writes that name a lease do nothing, and give false or null, once its token is not the newest or it has expired.
 */
export interface TrainStore extends TrainReader {
  /** Queues a branch: one that was landed or sent back stands last, one that waits keeps its place. Gives it as it stands. */
  enqueue(repository: string, branch: string): Promise<Result<Task>>;
  /** Forgets the tries of a branch, on record; null when there is no such task. */
  resetTries(repository: string, branch: string, answer: ResetAnswer): Promise<Result<Task | null>>;
  /** Takes the lease when nobody holds it, not even the same holder; else gives the one that stands in the way. */
  acquire(repository: string, holder: string, ttlMs: number): Promise<Result<Acquired>>;
  renew(lease: Lease, ttlMs: number): Promise<Result<Lease | null>>;
  release(lease: Lease): Promise<Result<null>>;
  /** Marks a task as being landed by the holder of a lease. A task that an earlier holder left so is queued again first. */
  begin(lease: Lease, branch: string): Promise<Result<boolean>>;
  /** Records what came of it: the task's new stage, and the outcome for the counts. */
  settle(lease: Lease, branch: string, outcome: string, settlement: Settlement): Promise<Result<boolean>>;
  /** Writes a landing down before main moves. */
  intend(lease: Lease, landing: Landing): Promise<Result<boolean>>;
  /** Landings that were begun and never concluded, oldest first. */
  unfinished(repository: string): Promise<Result<Landing[]>>;
  /** Removes a landing that is finished, or that never came to be. */
  conclude(landing: Landing): Promise<Result<null>>;
}

/** Who forgets the tries of a branch, and why. */
export interface ResetAnswer {
  readonly actor: string;
  readonly reason: string;
}

/** A lease that was taken, or the one that stands in the way. */
export type Acquired =
  | { readonly isTaken: true; readonly lease: Lease }
  | { readonly isTaken: false; readonly heldBy: Lease };
