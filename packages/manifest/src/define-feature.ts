import type { FeatureManifestInput } from './feature-manifest.ts';

/** Gives a manifest back as it is, typed. Tidemark reads the text of its argument and never runs it. */
export function defineFeature<const Input extends FeatureManifestInput>(input: Input): Input {
  return input;
}
