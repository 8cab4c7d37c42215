import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository, type FileTree, type Repository } from '@tidemark/test-kit';
import type { MutationDocument } from '../../src/contract/documents.ts';
import type { World } from '../../src/world/world.ts';
import { tidemark, type Answer } from '../run-tidemark.ts';

export const RIPE = 'packages/apple/src/entities/ripe.ts';
export const RIPE_TEST = 'packages/apple/src/entities/ripe.test.ts';

/** Five mutants, two of which only the boundary tells apart. */
export const RIPE_SOURCE = 'export function isRipe(days: number): boolean {\n  return days >= 90;\n}\n';
export const BOTH_SIDES = `import { expect, test } from 'vitest';
import { isRipe } from './ripe.ts';

test('an apple is ripe after ninety days', () => {
  expect(isRipe(90)).toBe(true);
  expect(isRipe(89)).toBe(false);
});
`;
/** Runs everything, and tells nothing of the boundary. */
export const ONE_SIDE = BOTH_SIDES.replace('isRipe(90)', 'isRipe(91)').replace(
  '  expect(isRipe(89)).toBe(false);\n',
  '',
);

const manifest = (name: string, more = '') =>
  `export default { name: '${name}', coverage: { mutationTargets: ['entities']${more} } };\n`;
const described = (name: string, more: object = {}) => JSON.stringify({ name, type: 'module', ...more });

/** A committed workspace whose one package with targets is tried with the Stryker that is installed here. */
export function mutationOrchard(files: FileTree = {}): Repository {
  const repository = createRepository({
    '.gitignore': 'node_modules\n.stryker-tmp/\n/coverage/.out/\n',
    'package.json': described('orchard'),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
    'packages/apple/package.json': described('@shop/apple', { dependencies: { '@shop/basket': '*' } }),
    'packages/apple/feature.manifest.ts': manifest('apple'),
    'packages/basket/package.json': described('@shop/basket'),
    'packages/basket/basket.ts': 'export const SIZE = 12;\n',
    [RIPE]: RIPE_SOURCE,
    [RIPE_TEST]: BOTH_SIDES,
    ...files,
  });
  linkModules(repository.root);
  return repository;
}

/** The same manifest with more in its coverage. */
export function appleManifest(more: string): FileTree {
  return { 'packages/apple/feature.manifest.ts': manifest('apple', more) };
}

export function mutate(
  place: Repository | string,
  words: readonly string[],
  world: Partial<World> = {},
): Promise<Answer<MutationDocument>> {
  return tidemark(place, ['mutate', ...words], world);
}

/** What was found as `kind line mutator`, findings marked. */
export function survivorsOf({ document }: Answer<MutationDocument>): string[] {
  return document.survivors.map(
    ({ kind, range, mutator, isFinding }) => `${isFinding ? '✗ ' : ''}${kind} ${range.start.line} ${mutator}`,
  );
}

const MODULES = ['vitest', '@stryker-mutator/core', '@stryker-mutator/vitest-runner'];

function linkModules(root: string): void {
  for (const name of MODULES) {
    const at = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(at), { recursive: true });
    symlinkSync(realpathSync(path.join(import.meta.dirname, '../../node_modules', name)), at);
  }
  const basket = path.join(root, 'packages/apple/node_modules/@shop/basket');
  mkdirSync(path.dirname(basket), { recursive: true });
  symlinkSync(path.join(root, 'packages/basket'), basket);
}
