import { createRepository, lcov, type FileTree, type Repository } from '@tidemark/test-kit';
import type { InitDocument } from '../../src/contract/documents.ts';
import type { World } from '../../src/world/world.ts';
import { hits, source, tidemark, type Answer } from '../run-tidemark.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

export const REPORT = 'packages/apple/coverage/lcov.info';
export const MANIFEST = 'packages/apple/feature.manifest.ts';

/** A pnpm workspace with Turborepo and one package of vitest, that knows nothing of Tidemark; null takes a file out. */
export function adoptable(files: Readonly<Record<string, string | null>> = {}): Repository {
  const all: FileTree = {
    '.gitignore': 'node_modules\ncoverage\n',
    'package.json': json({ name: 'orchard', private: true, scripts: { test: 'turbo run test' } }),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
    'turbo.json': json({ tasks: { test: { dependsOn: ['^build'] } } }),
    'packages/apple/package.json': json({
      name: '@shop/apple',
      type: 'module',
      scripts: { test: 'vitest run' },
      devDependencies: { vitest: '^5' },
    }),
    'packages/apple/node_modules/vitest/package.json': json({ version: '5.1.0' }),
    'packages/apple/node_modules/@vitest/coverage-v8/package.json': json({ version: '5.1.0' }),
    'packages/apple/src/domain/apple.ts': source(4),
    'packages/apple/src/pick.ts': source(3),
    'packages/apple/src/pick.test.ts': source(1),
  };
  const kept = Object.entries({ ...all, ...files }).flatMap(([name, text]) =>
    text === null ? [] : [[name, text] as const],
  );
  const isInstalled = ([name]: readonly [string, unknown]) => name.includes('node_modules');
  const repository = createRepository(Object.fromEntries(kept.filter((entry) => !isInstalled(entry))));
  repository.write(Object.fromEntries(kept.filter(isInstalled)));
  return repository;
}

/** A report of both files: three of four lines of the domain, all of the rest. */
export function reported(repository: Repository): Repository {
  const report = lcov({ 'src/domain/apple.ts': hits(4, { 4: 0 }), 'src/pick.ts': hits(3) });
  repository.write({ [REPORT]: report });
  return repository;
}

export function init(
  place: Repository | string,
  words: readonly string[] = [],
  world: Partial<World> = {},
): Promise<Answer<InitDocument>> {
  return tidemark(place, ['init', ...words], { ask: null, ...world });
}
