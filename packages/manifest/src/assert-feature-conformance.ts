import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isMeasured, METRICS, type Metric, type Ratio, reaches } from '@tidemark/kernel';
import { compileLayers } from './compile-layers.ts';
import type { FeatureManifestInput } from './feature-manifest.ts';
import { readCoverageSummary, type SummaryFile } from './read-coverage-summary.ts';
import { resolveManifest } from './resolve-manifest.ts';

/** A metric of a layer that is under its band, in integers; `required` is a percent. */
export interface Shortfall {
  readonly layer: string;
  readonly metric: Metric;
  readonly actual: Ratio;
  readonly required: number;
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
  /** Absolute folder of the package. */
  readonly packageDir: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly warn?: (message: string) => void;
}

/**
 * Asserts at boot that a feature's last measured coverage (`coverage/coverage-summary.json`) holds every band.
 * Throws one FeatureConformanceError naming each shortfall. With `USE_DEV_SEED=true` a missing report only warns;
 * a report that is there and cannot be read, or holds nothing, throws all the same.
 */
export function assertFeatureConformance(
  manifest: FeatureManifestInput,
  // oxlint-disable-next-line no-console -- a boot has no other place to warn at; a caller may give one.
  { packageDir, env = process.env, warn = console.warn }: ConformanceOptions,
): void {
  const report = path.join(packageDir, 'coverage/coverage-summary.json');
  if (!existsSync(report)) {
    const message = `${manifest.name}: there is no coverage report at ${report}; run the tests with coverage`;
    if (env['USE_DEV_SEED'] !== 'true') throw new FeatureConformanceError(message, []);
    warn(message);
    return;
  }
  const files = readCoverageSummary(readFileSync(report, 'utf8'), packageDir);
  if (typeof files === 'string')
    throw new FeatureConformanceError(`${manifest.name}: ${report} ${files}`, []);
  const shortfalls = shortfallsOf(manifest, files, warn);
  if (shortfalls.length === 0) return;
  const lines = shortfalls.map(
    ({ layer, metric, actual, required }) =>
      `  ${layer}: ${metric} ${actual.covered} of ${actual.total}, ${required} % promised`,
  );
  throw new FeatureConformanceError(
    [`${manifest.name} does not hold its coverage bands:`, ...lines].join('\n'),
    shortfalls,
  );
}

function shortfallsOf(
  input: FeatureManifestInput,
  files: readonly SummaryFile[],
  warn: (message: string) => void,
): Shortfall[] {
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
  return [...byLayer].flatMap(([layer, members]) => {
    const band = layers.bandOf(layer);
    return METRICS.map((metric) => ({
      layer,
      metric,
      actual: sum(members, metric),
      required: band[metric],
    })).filter(({ actual, required }) => isMeasured(actual) && !reaches(actual, required));
  });
}

function sum(files: readonly SummaryFile[], metric: Metric): Ratio {
  return files.reduce(
    (total, file) => ({
      covered: total.covered + file.tally[metric].covered,
      total: total.total + file.tally[metric].total,
    }),
    { covered: 0, total: 0 },
  );
}
