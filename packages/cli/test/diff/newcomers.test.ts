import { createRepository, lcov } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const PEAR = 'src/pear.ts';

/** A file of nine lines that moves to `src/pear.ts`, of which lines 2 and 5 are not run. */
function moved(from: string, files: Record<string, string> = {}) {
  const repository = createRepository({
    'package.json': '{"name":"orchard"}',
    '.gitignore': '/coverage/\n',
    [from]: source(9),
    ...files,
  });
  repository.git('checkout', '-q', '-b', 'harvest');
  repository.write({ 'src/till.ts': '', 'coverage/lcov.info': lcov({ [PEAR]: hits(9, { 2: 0, 5: 0 }) }) });
  repository.git('mv', from, PEAR);
  return repository;
}

const BOTH = [`${PEAR}:2`, `${PEAR}:5`];
const allow = (expires: string) =>
  `export default { name: 'orchard', coverage: { allow: [{ path: 'old/**', reason: 'legacy', owner: 'pomona', expires: '${expires}' }] } };\n`;

describe('a file that a rename brings into the gate owes all of its lines', () => {
  test.each([
    ['a test folder', 'tests/pear.ts'],
    ['a test file', 'src/pear.test.ts'],
    ['a module script', 'scripts/pear.mjs'],
    ['configuration', 'pear.config.ts'],
    ['a file that is no source', 'pear.txt'],
  ])('from %s', async (_what, from) => {
    const repository = moved(from);
    for (const words of [[], ['--staged']])
      expect(uncoveredLines(await diff(repository, '--weakening', 'warn', ...words))).toEqual(BOTH);
    repository.write({ 'coverage/change.patch': repository.git('diff', '--cached', '-M', 'HEAD') });
    const words = ['--weakening', 'off', '--diff-file', 'coverage/change.patch'];
    expect(uncoveredLines(await diff(repository, ...words))).toEqual(BOTH);
    repository.commit('move');
    expect(uncoveredLines(await diff(repository, '--weakening', 'warn', '--head', 'HEAD'))).toEqual(BOTH);
  });

  test.each(['2099-01-01', '2020-01-01'])(
    'from under an allow entry (until %s) that goes with it',
    async (day) => {
      const repository = moved('old/pear.ts', { 'feature.manifest.ts': allow(day) });
      repository.git('rm', '-q', 'feature.manifest.ts');
      expect(uncoveredLines(await diff(repository, '--weakening', 'warn'))).toEqual(BOTH);
    },
  );

  test('with every line that was edited on the way', async () => {
    const repository = moved('tests/pear.ts');
    repository.write({ [PEAR]: `  ${source(9)}` });
    expect(uncoveredLines(await diff(repository))).toEqual(BOTH);
  });
});

test.each([
  ['src/apple.ts', {}],
  ['old/pear.ts', { 'feature.manifest.ts': 'export default nonsense(;\n' }],
])('a rename inside of the gate owes nothing (from %s)', async (from, files) => {
  const repository = moved(from, files);
  if ('feature.manifest.ts' in files) repository.git('rm', '-q', '-f', 'feature.manifest.ts');
  expect((await diff(repository, '--weakening', 'warn')).document).toMatchObject({
    status: 'pass',
    summary: { executable: 0 },
  });
});

test('a rename in a patch that hides what was promised before is refused', async () => {
  const repository = moved('tests/pear.ts', { 'feature.manifest.ts': allow('2099-01-01') });
  repository.write({ 'feature.manifest.ts': allow('2099-01-02') });
  repository.git('add', '-A');
  const patch = repository.git('diff', '--cached', '-M', 'HEAD').replace(/^index .*\n/gm, '');
  repository.write({ 'coverage/change.patch': patch });
  const words = ['--weakening', 'off', '--diff-file', 'coverage/change.patch'];
  expect((await diff(repository, ...words)).document.error).toMatchObject({
    code: 'bad-diff',
    message: 'what feature.manifest.ts was before this change is not in the repository',
  });
});

test('a rename out of the gate is let out by its rule', async () => {
  const repository = createRepository({ [PEAR]: source(9), '.gitignore': '/coverage/\n' });
  repository.git('mv', PEAR, 'pear.config.ts');
  expect((await diff(repository)).document).toMatchObject({
    status: 'pass',
    excluded: [{ file: 'pear.config.ts', rule: 'configuration' }],
  });
});
