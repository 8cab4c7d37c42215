import { defineConfig } from 'vitest/config';
import { vitestCoverage } from './src/index.ts';
import manifest from './feature.manifest.ts';

export default defineConfig({ test: { include: ['test/**/*.test.ts'], coverage: vitestCoverage(manifest) } });
