import { ok, type Result } from '@tidemark/kernel';
import { exclusionOf, witnessesOf } from '@tidemark/manifest';
import type { FilePromise, PromiseShift } from '@tidemark/verdict';
import type { Owner } from './packages.ts';

/** What a package promises for a path below it. */
export function promiseOf({ manifest, layers }: Owner, below: string, today: string): Result<FilePromise> {
  const layer = layers.layerOf(below);
  if (!layer.ok) return layer;
  return ok({
    layer: layer.value,
    band: layers.bandOf(layer.value),
    letOut: exclusionOf(manifest, below, today),
    isMutated: manifest.mutationTargets.includes(layer.value),
    mutationScore: manifest.mutationScore,
  });
}

/** Paths for every glob of both manifests, so that one without a file today is compared too. */
export function witnessPaths(before: Owner, now: Owner): string[] {
  const globs = [before, now].flatMap(({ manifest }) => [
    ...manifest.layers.flatMap((layer) => layer.globs),
    ...manifest.exclude,
  ]);
  return [...new Set(['src/witness.ts', ...globs.flatMap(witnessesOf)])];
}

/** Globs that no path can witness: new ones that exclude, and former ones of a layer that are gone. */
export function unwitnessed(
  { manifest: before }: Owner,
  { manifest: now }: Owner,
): PromiseShift['unwitnessed'] {
  const isBlind = (glob: string) => witnessesOf(glob).length === 0;
  const excluded = now.exclude.flatMap((glob, index) =>
    isBlind(glob) && !before.exclude.includes(glob)
      ? [{ kind: 'exclude-widened' as const, glob, at: ['coverage', 'exclude', String(index)] }]
      : [],
  );
  const globsNow = new Set(now.layers.flatMap((layer) => layer.globs));
  const narrowed = before.layers.flatMap(({ name, globs }) =>
    globs
      .filter((glob) => isBlind(glob) && !globsNow.has(glob))
      .map((glob) => ({ kind: 'layer-narrowed' as const, glob, at: ['layers', name] })),
  );
  return [...excluded, ...narrowed];
}
