import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Its tests wait for other processes more than they compute.
    maxWorkers: '100%',
    globalSetup: 'test/postgres-server.ts',
    testTimeout: 300_000,
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', LC_ALL: 'C' },
    coverage: vitestCoverage(manifest),
  },
});
