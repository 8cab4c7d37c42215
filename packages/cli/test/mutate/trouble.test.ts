import { existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@tidemark/test-kit';
import { expect, test, vi } from 'vitest';
import { BOTH_SIDES, mutate, mutationOrchard, RIPE, RIPE_TEST } from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const problemOf = async (...told: Parameters<typeof mutate>) => {
  const { code, document } = await mutate(...told);
  expect(code).toBe(2);
  return document.error;
};

test('a suite that fails before anything is mutated is a tool-error with the names of its tests', async () => {
  const orchard = mutationOrchard({ [RIPE_TEST]: BOTH_SIDES.replace('toBe(true)', 'toBe(false)') });
  expect(await problemOf(orchard, [])).toMatchObject({
    code: 'tool-error',
    message: '@shop/apple: the tests fail before anything is mutated: an apple is ripe after ninety days',
  });
  expect(existsSync(path.join(orchard.root, 'packages/apple/.stryker-tmp'))).toBe(false);
});

test('a suite that hangs is a tool-error with the files it may hang in', async () => {
  const orchard = mutationOrchard({
    [RIPE_TEST]: `${BOTH_SIDES}test('waits for spring', () => {\n  for (;;);\n});\n`,
    'packages/apple/stryker.config.json': '{ "dryRunTimeoutMinutes": 0.05 }',
  });
  const error = await problemOf(orchard, []);
  expect(error).toMatchObject({
    code: 'tool-error',
    message:
      '@shop/apple: the tests did not end before anything was mutated; one of these hangs: src/entities/ripe.test.ts',
  });
});

const version = (at: string, name: string, number: string) => ({
  [`${at}/${name}/package.json`]: JSON.stringify({ name, version: number }),
});
const stryker = (core: string, runner: string) => ({
  ...version('tools', '@stryker-mutator/core', core),
  ...version('tools', '@stryker-mutator/vitest-runner', runner),
  ...version('tools', 'vitest', '5.1.0'),
});

test.each([
  ['no Stryker', {}, '@stryker-mutator/core is not installed'],
  [
    'no runner',
    version('tools', '@stryker-mutator/core', '10.1.1'),
    '@stryker-mutator/vitest-runner is not installed',
  ],
  ['a runner of another version', stryker('10.1.1', '10.0.0'), 'Stryker is 10.1.1, its runner 10.0.0'],
  [
    'a pair that takes every mutant of vitest 5 for a survivor',
    stryker('10.0.0', '10.0.0'),
    'finds no tests of vitest 5.1.0',
  ],
])('%s is refused before anything is started', async (_what, files, words) => {
  const orchard = mutationOrchard(files);
  const resolveModule = (name: string) => {
    const at = path.join(orchard.root, 'tools', name);
    return existsSync(at) || existsSync(path.join(at, 'package.json')) ? at : null;
  };
  const error = await problemOf(orchard, [], { resolveModule });
  expect(error).toMatchObject({ code: 'tool-error', message: expect.stringContaining(words) });
});

test.each([
  ['{ "extends": "@shop/absent" }', 'tool-error', 'extends @shop/absent, which is not found'],
  ['{ "testRunner": "jest" }', 'tool-error', 'not with the test runner jest'],
])('a configuration %s is refused', async (text, code, words) => {
  const orchard = mutationOrchard({ 'packages/apple/stryker.config.json': text });
  expect(await problemOf(orchard, [])).toMatchObject({ code, message: expect.stringContaining(words) });
});

test.each([
  ['--diff --merge parts', '--diff and --merge do not go together'],
  ['--shard 4/3', "--shard does not know '4/3'"],
  ['--base main', '--base says what a change is compared with'],
  ['--since-last --diff', '--since-last compares whole packages'],
  ['--package pear', 'no package is named pear'],
])('%s is a usage error', async (words, message) => {
  expect(await problemOf(mutationOrchard(), words.split(' '))).toMatchObject({
    code: 'usage',
    message: expect.stringContaining(message),
  });
});

test('a repository in which no manifest names a target has nothing to judge, and that is no pass', async () => {
  const orchard = mutationOrchard();
  orchard.remove('packages/apple/feature.manifest.ts');
  expect(await problemOf(orchard, [])).toMatchObject({ code: 'no-evidence' });
});

test('targets without a file are no pass', async () => {
  const orchard = mutationOrchard();
  orchard.remove(RIPE);
  expect(await problemOf(orchard, [])).toMatchObject({
    code: 'no-evidence',
    message: '@shop/apple: no file is a mutation target (entities)',
  });
});

test('a comparison with scores that were never committed, or that are none, is an error', async () => {
  const orchard = mutationOrchard();
  expect(await problemOf(orchard, ['--since-last'])).toMatchObject({ code: 'no-evidence' });
  orchard.write({ 'coverage/mutation.json': '{}' });
  expect(await problemOf(orchard, ['--since-last'])).toMatchObject({ code: 'bad-evidence' });
});

test('a folder outside of any repository and a base that is none are told as everywhere', async () => {
  expect(await problemOf(temporaryFolder(), [])).toMatchObject({ code: 'not-a-repository' });
  const unknown = await problemOf(mutationOrchard(), ['--diff', '--base', 'orchard']);
  expect(unknown).toMatchObject({ code: 'unknown-base' });
});

test('reports behind a link that leads out of the repository are not written', async () => {
  const orchard = mutationOrchard();
  symlinkSync(temporaryFolder(), path.join(orchard.root, 'packages/apple/reports'));
  expect(await problemOf(orchard, ['--shard', '1/1'])).toMatchObject({
    code: 'usage',
    message: expect.stringContaining('symbolic link'),
  });
});
