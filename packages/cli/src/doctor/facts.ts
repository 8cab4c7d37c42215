import type { RepoPath } from '@tidemark/kernel';
import type { FeatureManifest } from '@tidemark/manifest';
import type { StaticValue } from '@tidemark/syntax';
import type { PackageRef } from '@tidemark/verdict';

/** A configuration as it stands in its file; `value` is null when it cannot be read. */
export interface ConfigFile {
  readonly file: RepoPath;
  readonly value: StaticValue | null;
}

/** A package as doctor sees it. The root of the workspace is one too, at path ''. */
export interface PackageFacts {
  readonly ref: PackageRef;
  readonly manifest: FeatureManifest;
  /** The manifest's text as values, for the lines; null without a manifest. */
  readonly manifestFile: ConfigFile | null;
  /** Null where there is no package.json, which only the root may do without. */
  readonly packageJson: ConfigFile | null;
  /** Script texts by name. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Code that no rule lets out. */
  readonly code: readonly RepoPath[];
  /** Code of any kind: tests and configurations too. */
  readonly allCode: readonly RepoPath[];
  /** Every file below a package whose manifest excludes or allows something; else empty. */
  readonly files: readonly RepoPath[];
  readonly hasTests: boolean;
  readonly vitestConfig: ConfigFile | null;
  readonly turboConfig: ConfigFile | null;
  readonly nxProject: ConfigFile | null;
  /** Versions of vitest and its coverage providers as they are installed for this package, by name. */
  readonly installed: ReadonlyMap<string, string>;
}

/** A file that says which Node it wants. `range` is as written. */
export interface NodePin {
  readonly file: RepoPath;
  readonly line: number;
  readonly range: string;
}

/** The rule that hides a file from git. `file` is null when it is none of the repository. */
export interface IgnoreRule {
  readonly file: RepoPath | null;
  readonly line: number;
  readonly pattern: string;
}

/** Everything that doctor judges; gathered once, without running anything of the repository. */
export interface RepositoryFacts {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Of the running Node, as `24.1.0`. */
  readonly nodeVersion: string;
  readonly isShallow: boolean;
  readonly packages: readonly PackageFacts[];
  readonly nxJson: ConfigFile | null;
  readonly workflows: readonly ConfigFile[];
  readonly nodePins: readonly NodePin[];
  /** What keeps coverage/summary.json from being committed; null when nothing does, or it is committed already. */
  readonly summaryIgnoredBy: IgnoreRule | null;
  /** Committed files below coverage/ of the root. */
  readonly committedCoverage: readonly RepoPath[];
  /** Code that git was told to take for unchanged. */
  readonly assumedUnchanged: readonly RepoPath[];
  /** Code that git was told to skip although it is not left out by a sparse checkout. */
  readonly skipped: readonly RepoPath[];
  /** How many code files a sparse checkout leaves out. */
  readonly nLeftOut: number;
}
