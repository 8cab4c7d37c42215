export { assertFeatureConformance, FeatureConformanceError } from './assert-feature-conformance.ts';
export type { ConformanceOptions, HeldLayer, Shortfall } from './assert-feature-conformance.ts';
export { BASELINE, compileLayers } from './compile-layers.ts';
export type { CompiledLayers } from './compile-layers.ts';
export { DEFAULT_COVERAGE_BANDS, DEFAULT_LAYERS } from './defaults.ts';
export { defineFeature } from './define-feature.ts';
export { allowing, DEFAULT_ALLOWLIST, exclusionOf } from './exclusion-of.ts';
export type { LetOut } from './exclusion-of.ts';
export type { AllowEntry, FeatureManifest, FeatureManifestInput, LayerPromise } from './feature-manifest.ts';
export { surelyMatches } from './glob-matcher.ts';
export { isBoundedGlob } from './is-bounded-glob.ts';
export { linesOfConfig, readConfig } from './read-config.ts';
export { linesOfManifest, readManifest } from './read-manifest.ts';
export type { ManifestText } from './read-manifest.ts';
export { manifestOf, resolveManifest } from './resolve-manifest.ts';
export { witnessesOf } from './witnesses-of.ts';
export { DEFAULT_DIFF_SETTINGS, defineConfig, resolveConfig } from './workspace-config.ts';
export type {
  DiffSettings,
  GateConfig,
  LandConfig,
  WorkspaceConfig,
  WorkspaceConfigInput,
} from './workspace-config.ts';
