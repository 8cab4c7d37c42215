import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A job is a dozen processes, one after the other.
    testTimeout: 240_000,
    coverage: vitestCoverage(manifest),
  },
});
