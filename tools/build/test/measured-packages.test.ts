import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository, runProcess, type Repository } from '@tidemark/test-kit';
import { expect, inject, test } from 'vitest';

const INSTALLED = inject('installed');
// What was compiled before may blur what V8 counts.
const env = { NODE_DISABLE_COMPILE_CACHE: '1' };
const run = (script: string, words: readonly string[], cwd: string) =>
  runProcess(process.execPath, [path.join(INSTALLED, script), ...words], { cwd, env });

const CONFIG = `import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({ test: { coverage: vitestCoverage(manifest) } });
`;
const MANIFEST = (name: string) => `import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: '${name}',
  layers: { domain: 'src/domain/**' },
  coverage: { bands: { domain: { statements: 100, branches: 100, functions: 100, lines: 100 } } },
});
`;
const SOURCE = `export const ripen = (days: number): string => (days > 90 ? 'ripe' : 'green');\n`;
const TEST = (days: readonly number[]) => `import { expect, test } from 'vitest';
import { ripen } from './fruit.ts';

test.each([${days.join(', ')}])('%d days', (days) => expect(ripen(days)).toBeTypeOf('string'));
`;

/** A package of a user, with everything imported from what was packed. */
const fruit = (name: string, days: readonly number[]) => ({
  [`packages/${name}/package.json`]: `{ "name": "@orchard/${name}", "type": "module", "scripts": { "test:coverage": "vitest run --coverage" } }`,
  [`packages/${name}/feature.manifest.ts`]: MANIFEST(name),
  [`packages/${name}/vitest.config.ts`]: CONFIG,
  [`packages/${name}/src/domain/fruit.ts`]: SOURCE,
  [`packages/${name}/src/domain/fruit.test.ts`]: TEST(days),
});

function orchard(): Repository {
  const repository = createRepository({
    '.gitignore': 'node_modules\n/packages/*/coverage/\n',
    'package.json': '{ "name": "orchard", "private": true }',
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
    ...fruit('apple', [1, 100]),
    ...fruit('pear', [100]),
  });
  symlinkSync(INSTALLED, path.join(repository.root, 'node_modules'));
  return repository;
}

test('vitest holds the bands of a manifest through the packed packages, and the packed tidemark judges its reports', async () => {
  const { root } = orchard();
  const at = (name: string) => path.join(root, 'packages', name);
  const measure = (name: string) => run('vitest/vitest.mjs', ['run', '--coverage'], at(name));

  expect(await measure('apple')).toMatchObject({ code: 0 });
  const provenance = readFileSync(path.join(at('apple'), 'coverage/provenance.json'), 'utf8');
  expect(JSON.parse(provenance)).toMatchObject({
    package: 'packages/apple',
    tool: { name: 'vitest' },
    provider: { name: 'v8' },
    files: { 'src/domain/fruit.ts': {}, 'src/domain/fruit.test.ts': {} },
  });
  expect(await measure('pear')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Coverage for branches (50%) does not meet "src/domain/**" threshold'),
  });

  const { code, stdout } = await run('tidemark/dist/bin.js', ['aggregate'], root);
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({
    code: 1,
    status: 'fail',
    freshness: 'proven',
    below: [
      { package: '@orchard/pear', layer: 'domain', metric: 'branches', actual: { covered: 1, total: 2 } },
    ],
  });
});
