import { defineConfig } from 'vitest/config';
import { vitestCoverage } from '../core-testing/src/index.ts';
import manifest from './feature.manifest.ts';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, coverage: vitestCoverage(manifest) },
});
