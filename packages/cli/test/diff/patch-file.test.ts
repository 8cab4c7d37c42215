import { createRepository, lcov, type Repository } from '@tidemark/test-kit';
import { renameSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

/** Line 8 of the apple is changed on a branch, and was not run. */
function branched(files: Record<string, string> = {}): Repository {
  const repository = createRepository({ [APPLE]: source(12), '.gitignore': '/coverage/\n', ...files });
  repository.git('checkout', '-q', '-b', 'harvest');
  repository.write({ [APPLE]: source(12).replace('pick(8)', 'pick(88)') });
  repository.commit('change line 8');
  return repository;
}

function diffFile(repository: Repository, patch: string) {
  repository.write({ 'coverage/change.patch': patch });
  return diff(repository, '--diff-file', 'coverage/change.patch');
}

describe('the lines of a patch', () => {
  test.each([['-U0'], ['-U3']])(
    'are those of the tree, not some lines off (git diff %s)',
    async (context) => {
      const repository = branched();
      const patch = repository.git('diff', context, 'main');
      repository.write({
        [APPLE]: `till();\ntill();\n${source(12).replace('pick(8)', 'pick(88)')}`,
        'coverage/lcov.info': lcov({ [APPLE]: hits(14, { 10: 0 }) }),
      });
      const answer = await diffFile(repository, patch);
      expect(answer).toMatchObject({ code: 2, document: { error: { code: 'bad-diff', files: [APPLE] } } });
      expect(answer.document.error?.message).toMatch(/line \d+ of src\/apple\.ts is another/);
    },
  );

  test('are found where the tree ends its lines otherwise', async () => {
    const repository = branched();
    const patch = repository.git('diff', '-U1', 'main');
    repository.git('config', 'core.autocrlf', 'true');
    repository.write({
      [APPLE]: source(12).replace('pick(8)', 'pick(88)').replaceAll('\n', '\r\n'),
      'coverage/lcov.info': lcov({ [APPLE]: hits(12, { 8: 0 }) }),
    });
    expect(uncoveredLines(await diffFile(repository, patch))).toEqual([`${APPLE}:8`]);
  });

  test('are told once: a series of commits that names a file twice is refused', async () => {
    const repository = branched();
    repository.write({ [APPLE]: `till();\n${source(12).replace('pick(8)', 'pick(88)')}` });
    repository.commit('a line above');
    repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(13, { 9: 0 }) }) });
    // The first line number fits by chance where the lines are alike.
    const series = repository.git('format-patch', '-q', '--stdout', 'main');
    const answer = await diffFile(repository, series);
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'bad-diff', files: [APPLE] } } });
    expect(uncoveredLines(await diffFile(repository, repository.git('diff', 'main')))).toEqual([
      `${APPLE}:9`,
    ]);
  });

  test('are told once, also where every part of the series fits the tree', async () => {
    const repository = branched();
    repository.write({ [APPLE]: source(12).replace('pick(8)', 'pick(88)').replace('pick(2)', 'pick(22)') });
    repository.commit('line 2 too');
    const answer = await diffFile(
      repository,
      repository.git('format-patch', '-q', '--stdout', '-U0', 'main'),
    );
    expect(answer.document.error?.message).toContain(`names ${APPLE} twice`);
  });
});

test('a patch file that is not there is a bad diff', async () => {
  expect((await diff(branched(), '--diff-file', 'nowhere.patch')).document.error).toMatchObject({
    code: 'bad-diff',
    message: 'nowhere.patch cannot be read',
  });
});

describe('a patch of bytes', () => {
  test.each([
    ['--binary', 'GIT binary patch'],
    ['--full-index', 'Binary files'],
  ])('of a source is refused, as git diff %s writes it', async (option, marker) => {
    const repository = branched({ '.gitattributes': '*.ts binary\n' });
    const patch = repository.git('diff', option, 'main');
    expect(patch).toContain(marker);
    expect(await diffFile(repository, patch)).toMatchObject({
      code: 2,
      document: { error: { code: 'bad-diff', files: [APPLE], hint: expect.stringContaining('--text') } },
    });
    repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(12, { 8: 0 }) }) });
    const text = repository.git('diff', '--text', 'main');
    expect(uncoveredLines(await diffFile(repository, text))).toEqual([`${APPLE}:8`]);
  });

  test('of anything else owes nothing', async () => {
    const repository = createRepository({ 'logo.png': '\0\0', 'empty.ts': '' });
    repository.write({ 'logo.png': '\0\0\0', 'seed.ts': '' });
    repository.git('rm', '-q', 'empty.ts');
    repository.git('add', '-A');
    expect(
      await diffFile(repository, repository.git('diff', '--binary', '--no-renames', 'HEAD')),
    ).toMatchObject({
      code: 0,
      document: { summary: { files: 3 } },
    });
  });

  test('that tells no lines of a source at all is refused', async () => {
    const repository = branched();
    const patch = repository.git('diff', 'main').replace(/^--- [^]*/m, '');
    expect((await diffFile(repository, patch)).document.error).toMatchObject({ code: 'bad-diff' });
  });
});

test('a copy in a patch is refused, for it tells only what was edited since', async () => {
  const repository = branched();
  repository.write({ 'src/pear.ts': `${source(12)}peel();\n` });
  repository.git('add', '-A');
  const patch = repository.git('diff', '-C', '--find-copies-harder', 'harvest');
  expect(patch).toContain('copy to src/pear.ts');
  expect(await diffFile(repository, patch)).toMatchObject({
    code: 2,
    document: { error: { code: 'bad-diff', hint: expect.stringContaining('-M') } },
  });
});

test('a link in a patch that became a file has the lines of the file', async () => {
  const repository = createRepository({ [APPLE]: source(2), '.gitignore': '/coverage/\n' });
  const pear = path.join(repository.root, 'src/pear.ts');
  symlinkSync('apple.ts', pear);
  repository.commit('link');
  repository.write({
    'src/new.ts': source(3),
    'coverage/lcov.info': lcov({ 'src/pear.ts': hits(3, { 2: 0 }) }),
  });
  renameSync(path.join(repository.root, 'src/new.ts'), pear);
  expect(uncoveredLines(await diff(repository))).toEqual(['src/pear.ts:2']);
  const answer = await diffFile(repository, repository.git('diff', 'HEAD'));
  expect(uncoveredLines(answer)).toEqual(['src/pear.ts:2']);
});

test('words in front of a patch say nothing of its file', async () => {
  const repository = branched();
  repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(12, { 8: 0 }) }) });
  const patch = repository
    .git('diff', 'main')
    .replace(/^diff --git .*\nindex .*\n/, 'deleted file mode 100644\n');
  expect(uncoveredLines(await diffFile(repository, patch))).toEqual([`${APPLE}:8`]);
});
