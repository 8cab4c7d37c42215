import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Band } from '@tidemark/kernel';
import {
  DEFAULT_ALLOWLIST,
  exclusionOf,
  type FeatureManifestInput,
  resolveManifest,
} from '@tidemark/manifest';
import { installedVersion } from './installed-version.ts';
import { layerThresholds } from './layer-thresholds.ts';
import { CODE_EXTENSIONS, packageCode } from './package-code.ts';

/** Before every expiry: what an allow entry once let out is not in the exclude list of vitest by date either. */
const ANY_DAY = '0000-00-00';

/** What goes to `test.coverage` of a vitest config. */
export interface VitestCoverage {
  readonly provider: 'v8' | 'istanbul';
  readonly include: string[];
  readonly exclude: string[];
  readonly reporter: ('json' | 'lcovonly' | 'json-summary' | [string, Record<string, unknown>])[];
  readonly reportsDirectory: 'coverage';
  readonly clean: boolean;
  readonly reportOnFailure: false;
  readonly thresholds: Record<string, Band>;
}

/** Where the package lies. */
export interface VitestCoverageOptions {
  /** Absolute folder of the package. Default: where vitest was started, which is the package. */
  readonly packageDir?: string;
  /** Default: v8. */
  readonly provider?: 'v8' | 'istanbul';
}

/**
 * Derives vitest's coverage options from a manifest: untested files count, each layer that has files is held to its
 * own band and the rest of `src` to the baseline, and the reports carry their provenance.
 * Throws when a file is in two layers, for then no threshold would be right.
 */
export function vitestCoverage(
  input: FeatureManifestInput,
  { packageDir = process.cwd(), provider = 'v8' }: VitestCoverageOptions = {},
): VitestCoverage {
  const manifest = resolveManifest(input);
  const placed = globsFor(packageDir);
  const outside = manifest.layers.flatMap((layer) => layer.globs).filter((glob) => !glob.startsWith('src/'));
  return {
    provider,
    include: placed([`src/**/*.{${CODE_EXTENSIONS.join(',')}}`, ...outside]),
    exclude: placed([
      ...DEFAULT_ALLOWLIST.flatMap((entry) => entry.globs),
      ...manifest.exclude,
      ...manifest.allow.map((entry) => entry.path),
    ]),
    reporter: ['json', 'lcovonly', 'json-summary', [provenanceReporter(), { provider }]],
    reportsDirectory: 'coverage',
    // Vitest empties this folder before a run; the one at the root of a repository holds committed files.
    clean: !existsSync(path.join(packageDir, '.git')),
    // What ran in a failing test was not tested: there is no evidence until the tests pass.
    reportOnFailure: false,
    thresholds: layerThresholds(
      manifest,
      packageCode(packageDir).filter((file) => exclusionOf(manifest, file, ANY_DAY) === null),
    ),
  };
}

/**
 * Globs as the vitest of the package takes them. Version 4 looks for a relative one anywhere in a path, so that
 * `tests/**` would let `src/tests` out too; the others look from the root of the package.
 */
function globsFor(packageDir: string): (globs: readonly string[]) => string[] {
  if (!installedVersion('vitest', packageDir)?.startsWith('4.')) return (globs) => [...globs];
  const folder = packageDir.replaceAll('\\', '/').replaceAll(/[*?[\](){}!+@|,$]/g, String.raw`\$&`);
  return (globs) => globs.map((glob) => `${folder}/${glob}`);
}

/** The reporter lies beside this module, as source and as built. */
function provenanceReporter(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./provenance-reporter.${extension}`, import.meta.url));
}
