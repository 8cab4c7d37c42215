import type { Band, RepoPath } from '@tidemark/kernel';
import type { PlannedFile } from '../file-plan.ts';
import type { Runner } from './adoption-facts.ts';

/** What adoption would do, and why, package by package. */
export interface AdoptionPlan {
  readonly packages: readonly AdoptedPackage[];
  /** Files to write, in the order of paths. */
  readonly files: readonly PlannedFile[];
  readonly byHand: readonly ByHand[];
}

/** A package with tests, and what is to become of it. */
export interface AdoptedPackage {
  readonly name: string;
  readonly folder: RepoPath;
  readonly runner: Runner | null;
  /** Is there a manifest already? Then nothing is proposed for it. */
  readonly isAdopted: boolean;
  readonly layers: readonly {
    readonly layer: string;
    readonly globs: readonly string[];
    readonly why: string;
  }[];
  readonly bands: ReadonlyMap<string, Band>;
  /** The report that the bands were read from, or why none is proposed. */
  readonly bandsFrom: string;
  readonly exclude: readonly string[];
  /** How it is measured: by its config, by flags of a script, by a run at the root, or in no way that is known. */
  readonly measuredBy: MeasuredBy;
  /** Why its config of vitest does not carry the contract; null where it does, or there is none to carry it. */
  readonly configLeft: string | null;
  /** The command line that measures it as it is today, before anything is written; null where none is known. */
  readonly measure: MeasureCommand | null;
}

/** A command line as a script has it, and the folder it is started in. */
export interface MeasureCommand {
  readonly command: string;
  readonly folder: RepoPath;
}

export type MeasuredBy = 'config' | 'script' | 'own-script' | 'root' | 'unknown';

/** Something that only a person can do, and the text to put there. */
export interface ByHand {
  readonly file: RepoPath;
  readonly what: string;
  readonly text: string;
}
