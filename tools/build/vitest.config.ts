import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/install-packed.ts',
    testTimeout: 120_000,
    coverage: vitestCoverage(manifest),
  },
});
