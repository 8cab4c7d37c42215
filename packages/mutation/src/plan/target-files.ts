import { collect, ok, type Result } from '@tidemark/kernel';
import { compileLayers, exclusionOf, type FeatureManifest } from '@tidemark/manifest';

/**
 * The files of a package whose mutants its tests promise to notice: code of the layers that are mutation targets, or, of
 * a manifest that names none, of all of `src`. Paths are relative to the package; `today` is `YYYY-MM-DD`. A file in two
 * layers is `invalid-manifest`.
 */
export function targetFiles(
  manifest: FeatureManifest,
  code: readonly string[],
  today: string,
): Result<string[]> {
  const { layerOf } = compileLayers(manifest);
  const { mutationTargets } = manifest;
  const owing = code.filter((file) => exclusionOf(manifest, file, today) === null);
  if (mutationTargets.length === 0) return ok(owing.filter((file) => file.startsWith('src/')));
  const layered = collect(
    owing.map((file) => {
      const layer = layerOf(file);
      return layer.ok ? ok({ file, layer: layer.value }) : layer;
    }),
  );
  if (!layered.ok) return layered;
  return ok(layered.value.filter(({ layer }) => mutationTargets.includes(layer)).map(({ file }) => file));
}
