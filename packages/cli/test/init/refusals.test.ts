import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { createRepository, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { adoptable, init, MANIFEST } from './adoptable.ts';

function expectUntouched(repository: Repository): void {
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(existsSync(path.join(repository.root, MANIFEST))).toBe(false);
}

test('without a terminal and without --yes the plan is shown, nothing is written, and the code is 2', async () => {
  const repository = adoptable();
  const { code, document, stderr } = await init(repository);
  expect({ code, reason: document.reason, written: document.written }).toEqual({
    code: 2,
    reason: 'usage',
    written: [],
  });
  expect(document.files).toHaveLength(6);
  expect(document.error?.hint).toContain('--yes');
  expect(stderr).toContain('create packages/apple/feature.manifest.ts');
  expectUntouched(repository);
});

test('--dry-run asks for the plan alone, and gets it', async () => {
  const repository = adoptable();
  const { code, document } = await init(repository, ['--dry-run']);
  expect({ code, reason: document.reason }).toEqual({ code: 0, reason: 'planned' });
  expectUntouched(repository);
});

test.each([
  ['no', 'n'],
  ['nothing', ''],
  ['a cancelled prompt', null],
])('%s for an answer writes nothing, and says so', async (_what, answer) => {
  const repository = adoptable();
  const { code, document, stderr } = await init(repository, [], { ask: async () => answer });
  expect({ code, message: document.error?.message }).toEqual({
    code: 2,
    message: 'the plan was not accepted',
  });
  expect(stderr).toContain('Nothing was written');
  expectUntouched(repository);
});

test('a yes at the terminal writes the plan that was shown there', async () => {
  const repository = adoptable();
  let asked = '';
  const ask = async (question: string) => {
    asked += question;
    return 'yes';
  };
  const { code, document, stderr } = await init(repository, [], { ask });
  expect({ code, reason: document.reason }).toEqual({ code: 0, reason: 'written' });
  expect(asked).toContain('create packages/apple/feature.manifest.ts');
  expect(asked).toMatch(/Write this\? \(y\/N\) $/);
  expect(stderr).toMatch(/^✓ Wrote 6 files; next:\n/);
});

test('a file of the plan with uncommitted work is refused, other uncommitted work is not', async () => {
  const repository = adoptable();
  repository.write({ 'packages/apple/src/pick.ts': 'pick(9);\n' });
  expect((await init(repository, ['--yes'])).document.reason).toBe('written');
  const other = adoptable();
  other.write({ 'turbo.json': '{ "tasks": {} }\n', 'package.json': '{ "name": "orchard" }\n' });
  const { code, document } = await init(other, ['--yes']);
  expect({ code, files: document.error?.files }).toEqual({ code: 2, files: ['package.json', 'turbo.json'] });
  expect(existsSync(path.join(other.root, MANIFEST))).toBe(false);
});

test('a read-only file stops the whole plan', async () => {
  const repository = adoptable();
  chmodSync(path.join(repository.root, 'turbo.json'), 0o444);
  const { code, document } = await init(repository, ['--yes']);
  expect({ code, message: document.error?.message }).toEqual({ code: 2, message: 'turbo.json is read-only' });
  expectUntouched(repository);
});

test('a manifest that is there stays, and an invalid one is an error', async () => {
  const mine = "export default { name: 'mine' };\n";
  const repository = adoptable({ [MANIFEST]: mine });
  const { document } = await init(repository, ['--yes']);
  expect(document.written).not.toContain(MANIFEST);
  expect(document.packages).toMatchObject([{ isAdopted: true, bandsFrom: 'its manifest' }]);
  const broken = adoptable({ [MANIFEST]: 'export default { nmae: 1 };\n' });
  expect((await init(broken, ['--yes'])).document.reason).toBe('invalid-manifest');
});

test('a repository without a test has nothing to adopt', async () => {
  const { code, document } = await init(createRepository({ 'src/apple.ts': 'pick(1);\n' }), ['--yes']);
  expect({ code, message: document.error?.message }).toEqual({
    code: 2,
    message: 'no package here has code with tests beside it, so there is nothing to adopt',
  });
});

test('what goes wrong before there is a plan is an error of its own', async () => {
  expect((await init(temporaryFolder(), ['--yes'])).document.reason).toBe('not-a-repository');
  const torn = await init(adoptable(), ['--yes', '--dry-run']);
  expect(torn.document.error?.message).toBe('--yes and --dry-run do not go together');
  expect((await init(adoptable(), ['--measrue'])).document.reason).toBe('usage');
  const twice = { 'packages/pear/package.json': '{ "name": "@shop/apple" }' };
  expect((await init(adoptable(twice), ['--yes'])).document.reason).toBe('invalid-workspace');
});
