import { createRepository, lcov } from '@tidemark/test-kit';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const UNCOVERED = lcov({ [APPLE]: Object.fromEntries(Object.keys(hits(40)).map((line) => [line, 0])) });

describe('what owes nothing', () => {
  test('B27: nothing changed is a pass that says so, with the revisions it compared', async () => {
    const repository = createRepository({ [APPLE]: source(3) });
    const answer = await diff(repository);
    const head = repository.git('rev-parse', 'HEAD').trim();
    expect(answer).toMatchObject({
      code: 0,
      document: {
        status: 'pass',
        reason: 'no-changes',
        base: { sha: head, foundBy: 'main' },
        head: { sha: head, dirty: false },
      },
    });
    expect(answer.stderr).toContain('Nothing changed since');
  });

  test('B16: comments, blank lines, types and imports are nothing executable, without any report', async () => {
    const repository = createRepository({ [APPLE]: source(3) });
    repository.write({
      [APPLE]: `import type { Tree } from './tree.ts';\n\n// A note.\nexport interface Branch {\n  readonly of: Tree;\n}\n${source(3)}`,
    });
    expect((await diff(repository)).document).toMatchObject({
      status: 'pass',
      reason: 'nothing-executable',
      summary: { nonExecutable: 6 },
    });
  });

  test('a new file of types that no report mentions passes', async () => {
    const repository = createRepository({ [APPLE]: source(3) });
    repository.write({
      'src/tree.ts': 'export type Tree = { readonly rings: number };\n',
      'coverage/lcov.info': lcov({ [APPLE]: hits(3) }),
    });
    expect((await diff(repository)).document).toMatchObject({ status: 'pass', reason: 'nothing-executable' });
  });

  test('S12, B6: a change of line endings alone', async () => {
    const repository = createRepository({ [APPLE]: source(40) });
    repository.write({ [APPLE]: source(40).replaceAll('\n', '\r\n'), 'coverage/lcov.info': UNCOVERED });
    expect((await diff(repository)).document).toMatchObject({
      status: 'pass',
      reason: 'nothing-executable',
      summary: { executable: 0 },
    });
  });

  test('B7: a change of indentation alone, but not inside a template literal', async () => {
    const repository = createRepository({ [APPLE]: 'pick(1);\nlabel(`\na`);\n' });
    repository.write({
      [APPLE]: '  pick(1);\nlabel(`\n  a`);\n',
      'coverage/lcov.info': lcov({ [APPLE]: { 1: 0, 2: 0 } }),
    });
    expect(uncoveredLines(await diff(repository))).toEqual([`${APPLE}:3`]);
  });

  test('S10, B4: the lines a rename carries along, whatever diff.renames says', async () => {
    const repository = createRepository({ [APPLE]: source(40) });
    repository.git('config', 'diff.renames', 'false');
    repository.git('mv', APPLE, 'src/pear.ts');
    repository.write({
      'src/pear.ts': source(40).replace('pick(7)', 'pick(77)'),
      'coverage/lcov.info': lcov({ 'src/pear.ts': hits(40, { 7: 0, 9: 0 }) }),
    });
    const answer = await diff(repository);
    expect(uncoveredLines(answer)).toEqual(['src/pear.ts:7']);
    expect(answer.document.summary).toMatchObject({ executable: 1 });
  });

  test('B14: a pure rename, a deletion and a change of mode', async () => {
    const repository = createRepository({
      [APPLE]: source(9),
      'src/pear.ts': source(8),
      'src/plum.ts': source(7),
    });
    repository.git('mv', APPLE, 'src/quince.ts');
    repository.git('rm', '-q', 'src/pear.ts');
    repository.git('update-index', '--chmod=+x', 'src/plum.ts');
    expect((await diff(repository, '--staged')).document).toMatchObject({
      status: 'pass',
      reason: 'nothing-executable',
      summary: { files: 3, changedLines: 0 },
    });
  });

  test('S15, B14: a symbolic link, which is listed with its rule', async () => {
    const repository = createRepository({ [APPLE]: source(3) });
    symlinkSync('apple.ts', path.join(repository.root, 'src/link.ts'));
    repository.commit('link');
    expect((await diff(repository, '--base', 'HEAD~1')).document).toMatchObject({
      status: 'pass',
      excluded: [{ file: 'src/link.ts', rule: 'symbolic link' }],
    });
  });

  test('S16, B13: a submodule, however diff.submodule is set', async () => {
    const inner = createRepository({ [APPLE]: source(3) });
    const repository = createRepository({ 'README.md': '' });
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'inner');
    repository.commit('submodule');
    repository.git('config', 'diff.submodule', 'diff');
    const answer = await diff(repository, '--base', 'HEAD~1');
    expect(answer.document.excluded).toContainEqual({ file: 'inner', rule: 'submodule', lines: 0 });
    expect(answer.document.status).toBe('pass');
  });

  test('tests inside a source, which are listed with their rule and need no report', async () => {
    const tests =
      "if (import.meta.vitest) {\n  const { test } = import.meta.vitest;\n  test('a', pick);\n}\n";
    const repository = createRepository({ [APPLE]: source(3) });
    repository.write({ [APPLE]: source(3) + tests });
    expect((await diff(repository)).document).toMatchObject({
      status: 'pass',
      reason: 'nothing-executable',
      excluded: [{ file: APPLE, rule: 'in-source test', lines: 4 }],
    });
  });

  test('tests, configuration, manifests, documentation, data and declarations, each with its rule', async () => {
    const repository = createRepository({ [APPLE]: source(3) });
    repository.write({
      'src/apple.test.ts': source(1),
      'src/apple.test-d.ts': source(1),
      'src/__mocks__/apple.ts': source(1),
      'test/orchard.ts': source(1),
      'vitest.config.ts': source(1),
      'src/globals.d.ts': source(1),
      'docs/a.md': 'x\n',
      'data.json': '{}\n',
      'tool.mjs': source(1),
      'logo.svg': '<svg/>\n',
    });
    const answer = await diff(repository);
    expect(answer.document).toMatchObject({ status: 'pass', reason: 'nothing-executable' });
    expect(answer.document.excluded.map(({ file, rule }) => `${file}: ${rule}`)).toEqual([
      'data.json: data',
      'docs/a.md: documentation',
      'logo.svg: not a source file',
      'src/__mocks__/apple.ts: test file',
      'src/apple.test-d.ts: test file',
      'src/apple.test.ts: test file',
      'src/globals.d.ts: type declarations',
      'test/orchard.ts: test folder',
      'tool.mjs: module script',
      'vitest.config.ts: configuration',
    ]);
  });
});
