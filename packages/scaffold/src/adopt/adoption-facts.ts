import type { RepoPath, Tally } from '@tidemark/kernel';

/** A file that is there, with its text. */
export interface TextFile {
  readonly path: RepoPath;
  readonly text: string;
}

/** What is known of the coverage of a package before anything is written. */
export type Evidence =
  /** `tallies` by path below the package. `missing` is code with something to run that no report mentions. */
  | {
      readonly kind: 'measured';
      readonly report: string;
      readonly tallies: ReadonlyMap<string, Tally>;
      readonly missing: readonly string[];
    }
  /** `why` is told to the user: no report, a stale one, one that cannot be read, a command that failed. */
  | { readonly kind: 'none'; readonly why: string };

/** What runs the tests of a package, as far as it can be told without running it. */
export type Runner = 'vitest' | 'jest' | 'bun' | 'other';

/** A package of the workspace as adoption sees it; the root is one too, at path ''. */
export interface AdoptablePackage {
  readonly name: string;
  readonly folder: RepoPath;
  readonly packageJson: TextFile | null;
  readonly hasManifest: boolean;
  readonly hasTests: boolean;
  /** Paths below the package of code that no default rule lets out. */
  readonly code: readonly string[];
  readonly runner: Runner | null;
  /** Scripts of its package.json, name to text. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Version of the vitest that it runs, null where none is installed. */
  readonly vitestVersion: string | null;
  /** The coverage provider of vitest that is installed for it. */
  readonly provider: 'v8' | 'istanbul' | null;
  readonly vitestConfig: TextFile | null;
  /** May it import a file by its ending `.ts`, as its tsconfig or that of the root says? */
  readonly importsTypeScript: boolean;
  readonly evidence: Evidence;
  /** Does git ignore what a run with coverage would leave in the package? */
  readonly isReportIgnored: boolean;
}

/** What a workflow of GitHub Actions is to be written by. */
export interface CiFacts {
  /** The file that says which Node is meant, null where none does. */
  readonly nodeFile: string | null;
}

/** Everything that adoption decides from; gathered once. */
export interface AdoptionFacts {
  readonly manager: 'pnpm' | 'npm' | 'yarn';
  /** Of our packages, all three alike. */
  readonly version: string;
  readonly isWorkspace: boolean;
  /** Packages cannot use what the root depends on: yarn's Plug'n'Play. */
  readonly isStrict: boolean;
  readonly turbo: TextFile | null;
  readonly nx: TextFile | null;
  readonly gitignore: TextFile | null;
  /** Does a rule of git hide coverage/summary.json, which is to be committed? */
  readonly isSummaryHidden: boolean;
  /** Null where the repository is not on GitHub, or a workflow is there already. */
  readonly ci: CiFacts | null;
  readonly packages: readonly AdoptablePackage[];
}
