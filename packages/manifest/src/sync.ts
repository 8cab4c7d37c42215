export { checkManifest } from './check-manifest.ts';
export type { CheckedManifest, ManifestProblem } from './check-manifest.ts';
