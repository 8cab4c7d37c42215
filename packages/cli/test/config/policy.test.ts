import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, hits, source } from '../run-tidemark.ts';

const CONFIG = 'tidemark.config.ts';
const config = (text: string) =>
  `import { defineConfig } from '@tidemark/manifest';\n\nexport default defineConfig(${text});\n`;

/** An orchard whose change has ten lines, nine of which ran, under a config; null for none. */
function orchard(text: string | null): Repository {
  const repository = createRepository({
    '.gitignore': '/coverage/\n',
    'package.json': '{"name":"orchard"}',
    'src/apple.ts': source(1),
    ...(text === null ? {} : { [CONFIG]: config(text) }),
  });
  repository.write({
    'src/apple.ts': source(11).replace('pick(1)', 'pick(0)'),
    'coverage/lcov.info': lcov({ 'src/apple.ts': hits(11, { 5: 0 }) }),
  });
  return repository;
}

const verdict = async (repository: Repository, ...words: readonly string[]) => {
  const { code, document } = await diff(repository, '--base', 'HEAD', ...words);
  return { code, reason: document.reason };
};

describe('the settings that a change is judged by', () => {
  test('are those of the config where no flag says otherwise', async () => {
    expect(await verdict(orchard(null))).toEqual({ code: 1, reason: 'uncovered' });
    const lenient = orchard("{ diff: { lines: 'band' } }");
    expect(await verdict(lenient)).toEqual({ code: 0, reason: 'covered' });
    expect(await verdict(lenient, '--lines', 'all')).toEqual({ code: 1, reason: 'uncovered' });
  });

  test('are those before the change: a config that the change brings relaxes nothing for itself', async () => {
    const repository = orchard(null);
    repository.write({ [CONFIG]: config("{ diff: { lines: 'band', because: 'it suits me' } }") });
    expect(await verdict(repository)).toEqual({ code: 1, reason: 'uncovered' });
    repository.commit('relax');
    const { code } = await diff(repository, '--base', 'HEAD~1');
    expect(code).toBe(1);
    expect((await diff(repository, '--base', 'HEAD~1', '--head', 'HEAD')).code).toBe(1);
  });

  test('are those before the change for the index and for a patch too', async () => {
    const repository = orchard(null);
    repository.write({ [CONFIG]: config("{ diff: { lines: 'band', because: 'it suits me' } }") });
    repository.git('add', '--all');
    repository.write({ 'change.patch': repository.git('diff', '--cached', '--full-index') });
    expect((await diff(repository, '--base', 'HEAD', '--staged')).code).toBe(1);
    expect((await diff(repository, '--diff-file', 'change.patch')).code).toBe(1);
  });

  test('are not those of a config that git ignores, nor of one that a patch leaves out', async () => {
    const repository = orchard(null);
    const lenient = config("{ diff: { lines: 'band', weakening: 'off' } }");
    repository.write({ '.git/info/exclude': `/${CONFIG}\n`, [CONFIG]: lenient });
    expect(await verdict(repository)).toEqual({ code: 1, reason: 'uncovered' });
    repository.write({ '.git/info/exclude': '', 'change.patch': repository.git('diff', '--full-index') });
    expect((await diff(repository, '--diff-file', 'change.patch')).document.reason).toBe('uncovered');
  });

  test('stay as they were when the change edits them away', async () => {
    const repository = orchard("{ diff: { partial: 'fail' } }");
    repository.remove(CONFIG);
    const { document } = await diff(repository, '--base', 'HEAD', '--lines', 'band');
    expect(document.weakened).toMatchObject([
      { kind: 'policy-relaxed', file: CONFIG, line: null, subject: 'diff.partial', from: 'fail', to: 'band' },
    ]);
  });
});

describe('a change that relaxes the config', () => {
  const relaxed = async (text: string) => {
    const repository = orchard('{}');
    repository.write({ [CONFIG]: config(text) });
    const { code, document } = await diff(repository, '--base', 'HEAD', '--lines', 'band');
    return { code, found: document.weakened.map(({ subject, line, reason }) => [subject, line, reason]) };
  };

  test('fails where it says no reason, setting by setting with its line', async () => {
    expect(await relaxed("{\n  diff: {\n    lines: 'band',\n    weakening: 'off',\n  },\n}")).toEqual({
      code: 1,
      found: [
        ['diff.lines', 5, null],
        ['diff.weakening', 6, null],
      ],
    });
  });

  test('fails where it moves the base or the reports without a reason', async () => {
    expect(await relaxed("{\n  base: 'HEAD',\n  reports: ['painted.info'],\n}")).toEqual({
      code: 1,
      found: [
        ['base', 4, null],
        ['reports', 5, null],
      ],
    });
  });

  test('passes with a reason, and is listed with it', async () => {
    expect(await relaxed("{ diff: { lines: 'band', because: 'we are moving' } }")).toEqual({
      code: 0,
      found: [['diff.lines', 3, 'we are moving']],
    });
  });

  test('is not looked for where the config before it says so', async () => {
    const repository = orchard("{ diff: { lines: 'band', weakening: 'off' } }");
    repository.write({
      [CONFIG]: config("{ diff: { lines: 'band', partial: 'ignore', weakening: 'off' } }"),
    });
    expect(await verdict(repository)).toEqual({ code: 0, reason: 'covered' });
    expect(await verdict(repository, '--weakening', 'fail')).toEqual({ code: 1, reason: 'weakened' });
  });
});

describe('a config that cannot be read', () => {
  test('is an error with its lines, whether the change brought it or not', async () => {
    const broken = orchard('{\n  dif: {},\n  base: 7,\n}');
    const { code, document } = await diff(broken, '--base', 'HEAD');
    expect({ code, reason: document.reason }).toEqual({ code: 2, reason: 'invalid-config' });
    expect(document.error?.problems).toMatchObject([
      { file: CONFIG, line: 5, message: expect.stringContaining('base is wrong') },
      { file: CONFIG, line: 4, message: 'dif is no key of a config; did you mean diff?' },
    ]);
    const brought = orchard('{}');
    brought.write({ [CONFIG]: config('{ diff: 1 }') });
    expect(await verdict(brought)).toEqual({ code: 2, reason: 'invalid-config' });
  });

  test('said nothing when the change mends it', async () => {
    const repository = orchard('{ dif: {} }');
    repository.write({ [CONFIG]: config('{}') });
    expect(await verdict(repository)).toEqual({ code: 1, reason: 'uncovered' });
  });

  test('is one that the change puts behind a link', async () => {
    const repository = orchard(null);
    repository.write({ 'elsewhere.ts': config('{}') });
    symlinkSync('elsewhere.ts', path.join(repository.root, CONFIG));
    expect(await verdict(repository)).toEqual({ code: 2, reason: 'invalid-config' });
  });

  test('is one behind a link', async () => {
    const repository = orchard(null);
    repository.write({ 'elsewhere.ts': config('{}') });
    symlinkSync('elsewhere.ts', path.join(repository.root, CONFIG));
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '-m', 'link');
    repository.write({ 'src/apple.ts': source(2) });
    expect(await verdict(repository)).toEqual({ code: 2, reason: 'invalid-config' });
  });
});
