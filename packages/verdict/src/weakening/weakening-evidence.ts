import type { ChangedFile } from '@tidemark/changes';
import type { Band, RepoPath } from '@tidemark/kernel';
import type { AllowEntry, LetOut, WorkspaceConfig } from '@tidemark/manifest';
import type { IgnoreHint, TestMark } from '@tidemark/syntax';

/** What is promised for one path by the package around it. */
export interface FilePromise {
  readonly layer: string;
  readonly band: Band;
  readonly letOut: LetOut | null;
  readonly isMutated: boolean;
  /** Percent. */
  readonly mutationScore: number;
}

/** A package whose promise may have changed: the same paths, promised before and now. */
export interface PromiseShift {
  readonly package: string;
  /** The manifest that a finding names. */
  readonly file: RepoPath;
  /** The line of what stands at a path of keys; null when the manifest is gone. */
  readonly lineOf: (path: readonly string[]) => number | null;
  /** For every path of the package. */
  readonly paths: readonly { readonly before: FilePromise; readonly after: FilePromise }[];
  readonly allowedBefore: readonly AllowEntry[];
  readonly allowedAfter: readonly AllowEntry[];
  /** Globs that no path can witness, by their text: added ones let files out, removed ones held a layer. */
  readonly unwitnessed: readonly {
    readonly kind: 'exclude-widened' | 'layer-narrowed';
    readonly glob: string;
    readonly at: readonly string[];
  }[];
}

/** A changed file of code with the marks that stand in it now, and what a start hides without a stop before and now. */
export interface MarkedFile {
  readonly file: ChangedFile;
  readonly package: string;
  readonly hints: readonly IgnoreHint[];
  readonly testMarks: readonly TestMark[];
  readonly hintsBefore: readonly IgnoreHint[];
}

/** A test file that is gone, or that lost the name of one. */
export interface RemovedTest {
  readonly file: RepoPath;
  readonly package: string;
}

/** The config by which changes are judged, before and now, and why it is less strict, where the author said it. */
export interface PolicyShift {
  /** The config that a finding names. */
  readonly file: RepoPath;
  /** The line of what stands at a path of keys; null when it is gone. */
  readonly lineOf: (path: readonly string[]) => number | null;
  readonly before: Policy;
  readonly after: Policy;
  readonly reason: string | null;
}

/** What a change is compared with, the reports it is measured by, how strictly, and how branches are let onto main. */
export type Policy = Pick<WorkspaceConfig, 'base' | 'reports' | 'diff' | 'gate' | 'land'>;

export interface WeakeningEvidence {
  /** Null where the change leaves the config alone. */
  readonly policy: PolicyShift | null;
  readonly shifts: readonly PromiseShift[];
  readonly marked: readonly MarkedFile[];
  readonly removedTests: readonly RemovedTest[];
  /** The reason that this change gave for a file in an allow entry, or null. */
  readonly reasonFor: (file: RepoPath) => string | null;
}
