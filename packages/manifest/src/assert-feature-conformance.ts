import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  type Band,
  isMeasured,
  METRICS,
  type Metric,
  type Ratio,
  reaches,
  sumTallies,
  type Tally,
} from '@tidemark/kernel';
import { compileLayers } from './compile-layers.ts';
import type { FeatureManifestInput } from './feature-manifest.ts';
import { readCoverageSummary, type SummaryFile } from './read-coverage-summary.ts';
import { resolveManifest } from './resolve-manifest.ts';

/** A metric of a layer that is under its band, in integers; `required` is a percent. */
export interface Shortfall {
  /** Name of the feature. */
  readonly feature: string;
  readonly layer: string;
  readonly metric: Metric;
  readonly actual: Ratio;
  readonly required: number;
}

/** A layer whose band is held, with what was measured in it. */
export interface HeldLayer {
  readonly layer: string;
  readonly actual: Tally;
}

/** Thrown at boot: every band that is not held, or why that could not be told (`shortfalls` is empty then). */
export class FeatureConformanceError extends Error {
  override readonly name = 'FeatureConformanceError';
  readonly shortfalls: readonly Shortfall[];

  constructor(message: string, shortfalls: readonly Shortfall[]) {
    super(message);
    this.shortfalls = shortfalls;
  }
}

/** Where the package lies, and what stands in for the environment and the console of the process. */
export interface ConformanceOptions {
  /** Absolute folder of the package, such as `new URL('.', import.meta.resolve('@repo/orchard/manifest'))`. */
  readonly packageDir: string | URL;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly warn?: (message: string) => void;
}

/**
 * Asserts at boot that a feature's last measured coverage (`coverage/coverage-summary.json`) holds every band, and
 * returns the layers that do. Throws one FeatureConformanceError naming each shortfall. With `USE_DEV_SEED=true` a
 * missing report only warns, and no layer is held; a report that cannot be read, or holds nothing, throws all the same.
 */
export function assertFeatureConformance(
  manifest: FeatureManifestInput,
  // oxlint-disable-next-line no-console -- a boot has no other place to warn at; a caller may give one.
  { packageDir, env = process.env, warn = console.warn }: ConformanceOptions,
): readonly HeldLayer[] {
  const folder = typeof packageDir === 'string' ? packageDir : fileURLToPath(packageDir);
  const report = path.join(folder, 'coverage/coverage-summary.json');
  if (!existsSync(report)) {
    const message = `${manifest.name}: there is no coverage report at ${report}; run the tests with coverage`;
    if (env['USE_DEV_SEED'] !== 'true') throw new FeatureConformanceError(message, []);
    warn(message);
    return [];
  }
  const files = readCoverageSummary(readFileSync(report, 'utf8'), folder);
  if (typeof files === 'string')
    throw new FeatureConformanceError(`${manifest.name}: ${report} ${files}`, []);
  const layers = measuredLayers(manifest, files, warn);
  const shortfalls = layers.flatMap((layer) => shortfallsOf(manifest.name, layer));
  if (shortfalls.length > 0) throw new FeatureConformanceError(told(manifest.name, shortfalls), shortfalls);
  return layers.map(({ layer, actual }) => ({ layer, actual }));
}

interface MeasuredLayer extends HeldLayer {
  readonly band: Band;
}

function measuredLayers(
  input: FeatureManifestInput,
  files: readonly SummaryFile[],
  warn: (message: string) => void,
): MeasuredLayer[] {
  const manifest = resolveManifest(input);
  const layers = compileLayers(manifest);
  const byLayer = Map.groupBy(files, (file) => {
    const layer = layers.layerOf(file.path);
    if (!layer.ok)
      throw new FeatureConformanceError(layer.problems[0]?.message ?? 'a file is in two layers', []);
    return layer.value;
  });
  for (const { name, declared } of manifest.layers) {
    if (declared && !byLayer.has(name))
      warn(`${manifest.name}: no measured file is in layer ${name}, so its band holds nothing`);
  }
  return [...byLayer].map(([layer, members]) => ({
    layer,
    actual: sumTallies(members.map(({ tally }) => tally)),
    band: layers.bandOf(layer),
  }));
}

function shortfallsOf(feature: string, { layer, actual, band }: MeasuredLayer): Shortfall[] {
  return METRICS.map((metric) => ({
    feature,
    layer,
    metric,
    actual: actual[metric],
    required: band[metric],
  })).filter((found) => isMeasured(found.actual) && !reaches(found.actual, found.required));
}

function told(name: string, shortfalls: readonly Shortfall[]): string {
  const lines = shortfalls.map(
    ({ layer, metric, actual, required }) =>
      `  ${layer}: ${metric} ${actual.covered} of ${actual.total}, ${required} % promised`,
  );
  return [`${name} does not hold its coverage bands:`, ...lines].join('\n');
}
