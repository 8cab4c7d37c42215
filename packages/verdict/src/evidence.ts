import type { ChangedFile } from '@tidemark/changes';
import type { FileCoverage } from '@tidemark/coverage-model';
import type { Band, RepoPath } from '@tidemark/kernel';
import type { SourceFacts } from '@tidemark/syntax';
import type { WeakeningEvidence } from './weakening/weakening-evidence.ts';

/** The package that owns a file, and the command that measures it again: null where nothing tells how its tests run. */
export interface PackageRef {
  readonly name: string;
  readonly path: RepoPath;
  readonly run: string | null;
}

/** What is known about the run of one changed file. */
export type Measurement =
  | { readonly kind: 'measured'; readonly coverage: FileCoverage }
  /** A rule lets the file out of the gate. */
  | { readonly kind: 'excluded'; readonly rule: string }
  /** The package has a report and the file is not in it. */
  | { readonly kind: 'not-mentioned' }
  /** The package has no report at all; `looked` are the places where one was expected. */
  | { readonly kind: 'no-report'; readonly looked: readonly string[] }
  /** The report was made from other text than is judged; `because` names the files that differ. */
  | { readonly kind: 'stale'; readonly because: readonly string[] };

/** A changed file with all that is needed to judge its lines. */
export interface FileEvidence {
  readonly file: ChangedFile;
  readonly package: PackageRef;
  readonly layer: string;
  readonly band: Band;
  readonly measurement: Measurement;
  /** Null when the language cannot be parsed; the report alone is believed then. */
  readonly source: SourceFacts | null;
  /** From this line on (1-based) the report may count other lines than git; null in almost every file. */
  readonly oddLineBreak: number | null;
}

/** All that a change is judged by. `weakening` is null where nobody asked for it. */
export interface ChangeEvidence {
  readonly files: readonly FileEvidence[];
  readonly weakening: WeakeningEvidence | null;
}

/** How strict to be. `all` and `fail` hold every line and arm to 100 %, `band` to the band of the layer. */
export interface DiffPolicy {
  readonly lines: 'all' | 'band';
  readonly partial: 'fail' | 'band' | 'ignore';
  /** What a weakening without a reason does to the verdict. */
  readonly weakening: 'fail' | 'warn';
}
