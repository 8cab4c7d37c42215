import { createRepository, emptyRepository, lcov, repositoryAt, temporaryFolder } from '@tidemark/test-kit';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, tidemark, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

function branched() {
  const repository = createRepository({ [APPLE]: source(5) });
  repository.git('checkout', '-q', '-b', 'harvest');
  repository.write({ [APPLE]: source(5).replace('pick(2)', 'pick(22)') });
  repository.commit('change line 2');
  repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(5, { 2: 0, 5: 0 }) }) });
  return repository;
}

describe('the base', () => {
  test('B1: is the merge base, so what main did since owes nothing here', async () => {
    const repository = branched();
    repository.git('stash', '-q', '-u');
    repository.git('checkout', '-q', 'main');
    repository.write({ 'src/other.ts': source(3) });
    const tip = repository.commit('main moves on');
    repository.git('checkout', '-q', 'harvest');
    repository.git('stash', 'pop', '-q');
    const { document } = await diff(repository);
    expect(document.base).toMatchObject({ ref: 'main', sha: tip, foundBy: 'main' });
    expect(document.base?.mergeBase).not.toBe(tip);
    expect(document.uncovered).toMatchObject([{ file: APPLE, ranges: [[2, 2]] }]);
  });

  test('is taken from --base, else TIDEMARK_BASE, else the recorded one', async () => {
    const repository = branched();
    expect((await diff(repository, '--base', 'HEAD')).document).toMatchObject({
      reason: 'nothing-executable',
      base: { foundBy: 'flag' },
    });
    const env = { TIDEMARK_BASE: 'HEAD' };
    expect((await tidemark(repository, ['diff'], { env })).document).toMatchObject({
      base: { foundBy: 'environment' },
    });
    expect(await tidemark(repository, ['record-base'])).toMatchObject({
      code: 0,
      document: { reason: 'recorded', base: { ref: 'HEAD' } },
    });
    expect((await diff(repository)).document).toMatchObject({
      status: 'pass',
      base: { foundBy: 'recorded' },
    });
  });

  test('that was recorded is said in every answer, with the way to forget it', async () => {
    const repository = branched();
    await tidemark(repository, ['record-base']);
    const atHead = await diff(repository);
    expect(atHead.document).toMatchObject({
      reason: 'nothing-executable',
      warnings: [{ code: 'recorded-base' }],
    });
    expect(atHead.stderr).toContain('the recorded base is HEAD itself, so no commit is judged');
    expect(atHead.stderr).toMatch(/Nothing executable changed since the recorded base \([0-9a-f]{9}\)/);
    await tidemark(repository, ['record-base', 'main']);
    const behind = await diff(repository);
    expect(behind.stderr).toContain('only what came after the recorded base is judged');
    expect(behind.stderr).toContain('tidemark record-base --forget');
    expect(await tidemark(repository, ['record-base', '--forget'])).toMatchObject({
      code: 0,
      document: { status: 'pass', reason: 'forgotten', base: null },
    });
    expect((await diff(repository)).document).toMatchObject({ status: 'fail', base: { foundBy: 'main' } });
  });

  test('to record is a commit of this clone', async () => {
    expect(await tidemark(branched(), ['record-base', 'pear'])).toMatchObject({
      code: 2,
      document: { command: 'record-base', error: { code: 'unknown-base' }, next: [] },
    });
  });

  test('to forget needs no revision', async () => {
    expect(await tidemark(branched(), ['record-base', 'main', '--forget'])).toMatchObject({
      code: 2,
      document: { error: { code: 'usage' }, next: ['tidemark record-base --help'] },
    });
  });

  test.each(['nowhere', '--output=/tmp/x', '-h'])(
    'S18: %j that is no revision is an unknown base, and nothing else is tried',
    async (name) => {
      const answer = await diff(branched(), `--base=${name}`);
      expect(answer).toMatchObject({
        code: 2,
        document: { status: 'error', reason: 'unknown-base', error: { code: 'unknown-base' } },
      });
      expect(answer.document).toMatchObject({
        error: { hint: expect.stringContaining('Name a branch') },
        next: [],
      });
    },
  );

  test('that a tag shadows is an unknown base, with both names', async () => {
    const repository = branched();
    repository.git('update-ref', 'refs/remotes/origin/main', 'main');
    repository.git('tag', 'origin/main', 'harvest');
    const { code, document } = await diff(repository, '--base', 'origin/main');
    expect(code).toBe(2);
    expect(document.error).toMatchObject({ code: 'unknown-base', hint: expect.stringContaining('in full') });
    expect(document.error?.message).toContain('refs/tags/origin/main or refs/remotes/origin/main');
    expect((await diff(repository)).document.base).toMatchObject({ foundBy: 'origin-main' });
  });

  test('S18: without a commit in common is an unknown base', async () => {
    const repository = branched();
    repository.git('checkout', '-q', '--orphan', 'seedling');
    repository.commit('a history of its own');
    expect((await diff(repository)).document.error).toMatchObject({ code: 'unknown-base' });
  });

  test('B26: beyond the end of a shallow clone is shallow history, with the command that mends it', async () => {
    const origin = branched();
    const clone = path.join(temporaryFolder(), 'clone');
    spawnSync('git', ['clone', '-q', '--depth=1', '--no-single-branch', `file://${origin.root}`, clone]);
    const answer = await diff(clone, '--base', 'origin/main');
    expect(answer).toMatchObject({ code: 2, document: { reason: 'shallow-history' } });
    expect(answer.document.next).toEqual(['git fetch --unshallow', 'tidemark diff --base origin/main']);
    repositoryAt(clone).git('fetch', '-q', '--unshallow');
    expect((await diff(clone, '--base', 'origin/main')).document.base).toMatchObject({ ref: 'origin/main' });
  });

  test('of a repository without a commit is unknown', async () => {
    expect((await diff(emptyRepository())).document.error).toMatchObject({ code: 'unknown-base' });
  });
});

describe('the new side', () => {
  const unfinished = () => {
    const repository = branched();
    repository.write({ 'src/pear.ts': source(1) });
    return repository;
  };

  test('is the commit that --head names: what is not committed owes nothing', async () => {
    expect(uncoveredLines(await diff(unfinished()))).toEqual([`${APPLE}:2`, 'src/pear.ts:1']);
    expect(uncoveredLines(await diff(unfinished(), '--head', 'HEAD'))).toEqual([`${APPLE}:2`]);
  });

  test('is the index with --staged', async () => {
    const repository = unfinished();
    expect(uncoveredLines(await diff(repository, '--staged'))).toEqual([`${APPLE}:2`]);
    repository.git('add', 'src/pear.ts');
    expect(uncoveredLines(await diff(repository, '--staged'))).toEqual([`${APPLE}:2`, 'src/pear.ts:1']);
  });

  test.each([[['--head', 'HEAD']], [['--staged']]])(
    'B2: %j is stale when the tests ran on another text of the file, as far as anybody knows',
    async (words) => {
      const repository = branched();
      repository.write({ [APPLE]: source(5).replace('pick(2)', 'pick(22)').replace('pick(5)', 'pick(55)') });
      expect(await diff(repository, ...words)).toMatchObject({
        code: 2,
        document: { reason: 'stale-evidence', freshness: 'unproven' },
      });
    },
  );

  test.each([['-U0'], ['-U3'], ['--no-prefix', '-U1']])(
    'G04: is the tree that holds the patch of --diff-file (git diff %s)',
    async (...options) => {
      const repository = branched();
      repository.write({ 'change.patch': repository.git('diff', ...options, 'main', '--', APPLE) });
      const answer = await diff(repository, '--diff-file', 'change.patch');
      expect(uncoveredLines(answer)).toEqual([`${APPLE}:2`]);
      expect(answer.document.base).toBeNull();
    },
  );

  test('a patch that the working tree does not hold is a bad diff', async () => {
    const repository = branched();
    repository.write({ 'change.patch': repository.git('diff', 'main', '--', APPLE), [APPLE]: source(5) });
    expect(await diff(repository, '--diff-file', 'change.patch')).toMatchObject({
      code: 2,
      document: { error: { code: 'bad-diff' } },
    });
  });

  test.each([
    'no patch at all\n',
    '--- a/src/apple.ts\n+++ b/src/apple.ts\n@@ -1,2 +1,2 @@\n-pick(1);\n',
    'diff --git a/x b/y\n@@ nonsense\n',
  ])('a patch file of %j is a bad diff', async (patch) => {
    const repository = branched();
    repository.write({ 'change.patch': patch });
    expect((await diff(repository, '--diff-file', 'change.patch')).document.error).toMatchObject({
      code: 'bad-diff',
    });
  });

  test('a patch file that is not there is a bad diff, named as it was given', async () => {
    expect(await diff(branched(), '--diff-file', 'orchard.patch')).toMatchObject({
      code: 2,
      document: { error: { code: 'bad-diff', message: 'orchard.patch cannot be read' } },
    });
  });

  test('S31: with unresolved conflicts cannot be judged', async () => {
    const repository = branched();
    repository.git('checkout', '-q', 'main');
    repository.write({ [APPLE]: source(5).replace('pick(2)', 'pick(222)') });
    repository.commit('change line 2 too');
    repository.git('checkout', '-q', 'harvest');
    expect(() => repository.git('merge', 'main')).toThrow('git merge');
    for (const words of [[], ['--staged'], ['--staged', '--base', 'main']]) {
      expect(await diff(repository, ...words)).toMatchObject({
        code: 2,
        document: { error: { code: 'bad-diff', files: [APPLE] } },
      });
    }
  });
});
