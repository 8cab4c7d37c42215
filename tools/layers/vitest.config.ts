import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, coverage: vitestCoverage(manifest) },
});
