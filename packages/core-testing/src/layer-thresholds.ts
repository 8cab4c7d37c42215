import type { Band } from '@tidemark/kernel';
import { BASELINE, compileLayers, type FeatureManifest } from '@tidemark/manifest';
import picomatch from 'picomatch';

/**
 * Thresholds by glob such that each layer is held to its band over exactly its own files. Vitest counts a file in every
 * glob that matches it, so a layer's glob is used as it stands only when it matches no file of another layer; else
 * the files are named one by one. A layer without files has no key: vitest would pass it in silence.
 */
export function layerThresholds(manifest: FeatureManifest, files: readonly string[]): Record<string, Band> {
  const layers = compileLayers(manifest);
  const byLayer = Map.groupBy(files, (file) => {
    const layer = layers.layerOf(file);
    if (!layer.ok) throw new Error(layer.problems.map((problem) => problem.message).join('\n'));
    return layer.value;
  });
  return Object.fromEntries(
    [...byLayer].map(([layer, members]) => [
      keyFor(globOf(manifest, layer), members, files),
      layers.bandOf(layer),
    ]),
  );
}

/** The layer's globs as one; the baseline is what none of them matches. */
function globOf(manifest: FeatureManifest, layer: string): string {
  if (layer !== BASELINE) return union(manifest.layers.find((entry) => entry.name === layer)?.globs ?? []);
  const named = manifest.layers.flatMap((entry) => entry.globs);
  return named.length === 0 ? '**' : `!${union(named)}`;
}

function keyFor(glob: string, members: readonly string[], files: readonly string[]): string {
  const matches = picomatch(glob, { dot: true });
  const isExact = files.every((file) => matches(file) === members.includes(file));
  return isExact
    ? glob
    : union(members.map((file) => file.replaceAll(/[\\*?[\](){}!+@|,]/g, String.raw`\$&`)));
}

function union(globs: readonly string[]): string {
  const [only, ...others] = globs;
  return others.length === 0 && only !== undefined ? only : `{${globs.join(',')}}`;
}
