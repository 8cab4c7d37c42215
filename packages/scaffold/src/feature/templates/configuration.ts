import { DEFAULT_COVERAGE_BANDS } from '@tidemark/manifest';
import { bandLines } from '../../bands/band-lines.ts';
import type { TemplateFiles } from './template-files.ts';

/** What the configuration of a package says of it. */
export interface PackageTraits {
  readonly packageName: string;
  /** Its name without the scope. */
  readonly base: string;
  readonly license: string | null;
  /** The script that tries its mutants. */
  readonly mutate: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Everything of a feature that is no code: what it is called, what it promised, and how it is measured. */
export function configurationFiles(traits: PackageTraits): TemplateFiles {
  return {
    'package.json': packageJson(traits),
    'feature.manifest.ts': manifest(traits.base),
    'vitest.config.ts': VITEST_CONFIG,
    'stryker.config.json': STRYKER_CONFIG,
    'README.md': readme(traits.base),
  };
}

/** Everything else is in the base; targets and score are in the manifest. */
export const STRYKER_CONFIG = '{ "extends": "@tidemark/core-testing/stryker.base.json" }\n';

const VITEST_CONFIG = `import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({ test: { include: ['src/**/*.test.ts'], coverage: vitestCoverage(manifest) } });
`;

function packageJson({ packageName, base, license, mutate, devDependencies }: PackageTraits): string {
  const described = {
    name: packageName,
    version: '0.0.0',
    private: true,
    description: `Feature: ${base}.`,
    ...(license === null ? {} : { license }),
    type: 'module',
    exports: { '.': './src/index.ts', './manifest': './feature.manifest.ts' },
    scripts: { test: 'vitest run', 'test:coverage': 'vitest run --coverage', mutate },
    devDependencies,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

function manifest(base: string): string {
  return `import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: '${base}',
  coverage: {
    bands: {
${bandLines(DEFAULT_COVERAGE_BANDS, { indent: '      ', quote: "'" }).join('\n')}
    },
    mutationTargets: ['entities', 'use-cases'],
    mutationScore: 80,
  },
});
`;
}

function readme(base: string): string {
  return `# ${base}

- \`src/entities\`: what the feature is about, and its rules. No I/O.
- \`src/application\`: the use cases and the ports they need.
- \`src/interface-adapters/controllers\`: a plain request in, a status and a body out.
- \`src/infrastructure\`: the ports, kept in memory.

The script \`test:coverage\` runs its tests; what they must reach stands in \`feature.manifest.ts\`.
`;
}
