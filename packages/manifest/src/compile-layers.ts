import { type Band, failed, InvariantError, ok, type Problem, type Result } from '@tidemark/kernel';
import type { FeatureManifest } from './feature-manifest.ts';
import { globMatcher } from './glob-matcher.ts';
import { specificityOf } from './glob-specificity.ts';

/** The layers of a manifest, ready to be asked. Paths are relative to the package, posix. */
export interface CompiledLayers {
  /** The layer whose most specific glob matches; `baseline` when none does. A tie is `invalid-manifest`. */
  readonly layerOf: (path: string) => Result<string>;
  readonly bandOf: (layer: string) => Band;
}

/** The layer of every file that no glob of a manifest matches. */
export const BASELINE = 'baseline';

interface CompiledGlob {
  readonly layer: string;
  readonly glob: string;
  readonly matches: (path: string) => boolean | null;
  readonly specificity: readonly [segments: number, characters: number];
}

/** Makes the layers of a manifest ready to be asked which of them a file is in. Asking for the band of another is a bug. */
export function compileLayers(manifest: FeatureManifest): CompiledLayers {
  const globs = manifest.layers
    .flatMap(({ name, globs: patterns }) => patterns.map((glob) => compile(name, glob)))
    .toSorted((left, right) => compare(right, left));
  const bands = new Map(manifest.layers.map((layer) => [layer.name, layer.band]));
  return {
    layerOf: (path) => {
      const matching: CompiledGlob[] = [];
      for (const entry of globs) {
        const answer = entry.matches(path);
        if (answer === null) return failed(tooLong(manifest, path, entry.glob));
        if (answer) matching.push(entry);
      }
      const [best] = matching;
      if (best === undefined) return ok(BASELINE);
      const rival = matching.find((glob) => glob.layer !== best.layer && compare(glob, best) === 0);
      if (rival === undefined) return ok(best.layer);
      return failed({
        code: 'invalid-manifest',
        message: `${manifest.name}: ${path} is in two layers, ${best.layer} (${best.glob}) and ${rival.layer} (${rival.glob})`,
        hint: 'Make one of the two globs more specific, or take the file out of one',
      });
    },
    bandOf: (layer) => {
      const band = layer === BASELINE ? manifest.baseline : bands.get(layer);
      if (band === undefined) throw new InvariantError(`${layer} is a layer of ${manifest.name}`);
      return band;
    },
  };
}

function tooLong({ name }: FeatureManifest, path: string, glob: string): Problem {
  return {
    code: 'invalid-manifest',
    message: `${name}: ${path} is too long a path for all the wildcards of ${glob}`,
    hint: 'Write the glob with fewer wildcards',
  };
}

function compile(layer: string, glob: string): CompiledGlob {
  return { layer, glob, matches: globMatcher(glob), specificity: specificityOf(glob) };
}

function compare(left: CompiledGlob, right: CompiledGlob): number {
  return left.specificity[0] - right.specificity[0] || left.specificity[1] - right.specificity[1];
}
