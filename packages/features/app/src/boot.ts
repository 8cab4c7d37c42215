import {
  assertFeatureConformance,
  type ConformanceOptions,
  FeatureConformanceError,
  type FeatureManifestInput,
  type HeldLayer,
} from '@tidemark/manifest';
import { type App, createApp } from './create-app.ts';

export interface Feature {
  readonly manifest: FeatureManifestInput;
  /** Folder of the package. */
  readonly packageDir: URL;
}

/** What a feature was found to hold; no layer when there was no report, which was warned of then. */
export interface CheckedFeature {
  readonly name: string;
  readonly layers: readonly HeldLayer[];
}

/** A started app, and what was checked before. */
export interface Boot {
  readonly app: App;
  readonly checked: readonly CheckedFeature[];
}

export type BootOptions = Omit<ConformanceOptions, 'packageDir'>;

/**
 * Starts the app once every feature holds its coverage bands. Throws one FeatureConformanceError that names each
 * shortfall of each feature; with `USE_DEV_SEED=true` a missing report only warns.
 */
export async function boot(features: readonly Feature[], options: BootOptions = {}): Promise<Boot> {
  const errors: FeatureConformanceError[] = [];
  const checked = features.flatMap(({ manifest, packageDir }) => {
    try {
      const layers = assertFeatureConformance(manifest, { ...options, packageDir });
      return [{ name: manifest.name, layers }];
    } catch (error) {
      if (!(error instanceof FeatureConformanceError)) throw error;
      errors.push(error);
      return [];
    }
  });
  if (errors.length > 0) throw allOf(errors);
  return { app: await createApp(), checked };
}

function allOf(errors: readonly FeatureConformanceError[]): FeatureConformanceError {
  return new FeatureConformanceError(
    errors.map(({ message }) => message).join('\n'),
    errors.flatMap(({ shortfalls }) => shortfalls),
  );
}
