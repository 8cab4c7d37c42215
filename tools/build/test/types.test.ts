import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { runProcess, temporaryFolder, writeTree } from '@tidemark/test-kit';
import { describe, expect, inject, test } from 'vitest';

const INSTALLED = inject('installed');
const STRICT = {
  target: 'es2024',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
};

const PROJECT = {
  'package.json': '{ "name": "orchard", "type": "module" }',
  'src/feature.manifest.ts': `import { DEFAULT_COVERAGE_BANDS, defineFeature } from '@tidemark/manifest';
export default defineFeature({
  name: 'apple',
  layers: { domain: 'src/domain/**' },
  coverage: { bands: { domain: { ...DEFAULT_COVERAGE_BANDS.baseline, lines: 90 } } },
});
`,
  'src/tidemark.config.ts': `import { defineConfig } from '@tidemark/manifest';
export default defineConfig({ base: 'origin/develop', diff: { lines: 'band' } });
`,
  'src/boot.ts': `import { assertFeatureConformance, type HeldLayer } from '@tidemark/manifest';
import { checkManifest } from '@tidemark/manifest/sync';
import manifest from './feature.manifest.js';
const held: readonly HeldLayer[] = assertFeatureConformance(manifest, { packageDir: new URL('.', import.meta.url) });
const checked = checkManifest('export default {}');
export const places: number[] = checked.ok ? [held.length] : checked.problems.map(({ span }) => span.start);
`,
  'src/vitest.config.ts': `import { vitestCoverage } from '@tidemark/core-testing';
import manifest from './feature.manifest.js';
export const coverage: { provider: 'v8' | 'istanbul'; include: string[] } = vitestCoverage(manifest, { provider: 'istanbul' });
`,
  'src/eslint.config.ts': `import tidemark from '@tidemark/eslint-plugin';
export const severity: 'error' | undefined = tidemark.configs.recommended.rules['@tidemark/no-focused-tests'];
export const url: string = tidemark.rules['manifest-is-data'].meta.docs.url;
`,
};

const GIVEN = {
  'src/vitest.config.ts': `import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.js';
export default defineConfig({ test: { coverage: vitestCoverage(manifest) } });
`,
  'src/eslint.config.ts': `import tidemark from '@tidemark/eslint-plugin';
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
export const listed: Linter.Config[] = [tidemark.configs.recommended, { plugins: { '@tidemark': tidemark } }];
export default defineConfig([tidemark.configs.recommended, { plugins: { '@tidemark': tidemark } }]);
`,
  'src/nx.ts': `import type { CreateNodesV2, Tree } from '@nx/devkit';
import { createNodes, feature, type TidemarkPluginOptions } from '@tidemark/nx';
export const plugin: CreateNodesV2<TidemarkPluginOptions> = createNodes;
export const generator: (tree: Tree, options: { name: string }) => Promise<void> = feature;
`,
};

/** What the compiler says of a project that imports what was packed. */
async function compile(settings: object, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder();
  writeTree(folder, { ...files, 'tsconfig.json': JSON.stringify({ compilerOptions: settings }) });
  symlinkSync(INSTALLED, path.join(folder, 'node_modules'));
  const tsc = path.join(INSTALLED, 'typescript/bin/tsc');
  const { code, stdout, stderr } = await runProcess(process.execPath, [tsc], { cwd: folder });
  return `${stdout}${stderr}exit ${code}`;
}

describe.each([
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
])('under moduleResolution $moduleResolution', (resolution) => {
  const settings = { ...STRICT, ...resolution, types: ['node'] };

  test('a strict project that checks its libraries takes the types of all that is exported', async () => {
    expect(await compile(settings, PROJECT)).toBe('exit 0');
  });

  test('vitest, ESLint and Nx take what they are given', async () => {
    // The declarations of these three are theirs to answer for.
    expect(await compile({ ...settings, skipLibCheck: true }, { ...PROJECT, ...GIVEN })).toBe('exit 0');
  });
});

test('what a manifest cannot say is an error where it is written', async () => {
  const wrong = `import { defineFeature } from '@tidemark/manifest';
export default defineFeature({ name: 'apple', coverage: { mutationScore: 'high' } });
`;
  expect(
    await compile({ ...STRICT, module: 'nodenext' }, { ...PROJECT, 'src/feature.manifest.ts': wrong }),
  ).toContain("feature.manifest.ts(2,59): error TS2322: Type 'string' is not assignable to type 'number'");
});
