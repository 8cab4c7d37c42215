import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Its tests wait for other processes more than they compute.
    maxWorkers: '100%',
    // A job is a dozen processes, one after the other.
    testTimeout: 240_000,
    coverage: vitestCoverage(manifest),
  },
});
