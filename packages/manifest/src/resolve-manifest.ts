import { DEFAULT_COVERAGE_BANDS, DEFAULT_LAYERS, DEFAULT_MUTATION_SCORE } from './defaults.ts';
import type { FeatureManifest, FeatureManifestInput, LayerPromise } from './feature-manifest.ts';

/** Fills in what a manifest leaves out. A layer of its own without a band is held to the baseline. */
export function resolveManifest(input: FeatureManifestInput): FeatureManifest {
  const { coverage = {} } = input;
  const bands = { ...DEFAULT_COVERAGE_BANDS, ...coverage.bands };
  const layers = Object.entries(input.layers ?? DEFAULT_LAYERS).map(([name, globs]): LayerPromise => ({
    name,
    globs: typeof globs === 'string' ? [globs] : [...globs],
    band: Object.hasOwn(bands, name) ? bands[name as keyof typeof bands] : bands.baseline,
    declared: input.layers !== undefined || Object.hasOwn(coverage.bands ?? {}, name),
  }));
  return {
    name: input.name,
    layers,
    baseline: bands.baseline,
    exclude: coverage.exclude ?? [],
    mutationTargets: coverage.mutationTargets ?? [],
    mutationScore: coverage.mutationScore ?? DEFAULT_MUTATION_SCORE,
    allow: coverage.allow ?? [],
  };
}

/** What a package without a manifest promises. */
export function manifestOf(name: string): FeatureManifest {
  return resolveManifest({ name });
}
