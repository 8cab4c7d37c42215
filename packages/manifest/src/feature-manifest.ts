import type { Band } from '@tidemark/kernel';

/** A path (glob, relative to the package) that the gate lets out, and who answers for it until when. */
export interface AllowEntry {
  readonly path: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** What `feature.manifest.ts` may say. Everything left out falls back to the defaults. */
export interface FeatureManifestInput {
  readonly name: string;
  /** Layer name to glob(s), relative to the package. Default: entities, use-cases, controllers. */
  readonly layers?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly coverage?:
    | {
        /** Band by layer name; `baseline` is for every other file in `src`. */
        readonly bands?: Readonly<Record<string, Band>> | undefined;
        /** Globs of files that are not measured at all, relative to the package. */
        readonly exclude?: readonly string[] | undefined;
        readonly mutationTargets?: readonly string[] | undefined;
        /** Percent of mutants the tests must notice. Default 80. */
        readonly mutationScore?: number | undefined;
        readonly allow?: readonly AllowEntry[] | undefined;
      }
    | undefined;
}

/** A manifest with every default filled in; layers in the order declared, `baseline` not among them. */
export interface FeatureManifest {
  readonly name: string;
  readonly layers: readonly LayerPromise[];
  readonly baseline: Band;
  readonly exclude: readonly string[];
  readonly mutationTargets: readonly string[];
  readonly mutationScore: number;
  readonly allow: readonly AllowEntry[];
}

/** A layer with its globs and the band that was promised for it. */
export interface LayerPromise {
  readonly name: string;
  readonly globs: readonly string[];
  readonly band: Band;
  /** False for a layer that is only there because the defaults have it. */
  readonly declared: boolean;
}
