import path from 'node:path';
import {
  createRepository,
  emptyRepository,
  PLAIN_GIT,
  runProcess,
  temporaryFolder,
} from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { TrendDocument } from '../../src/contract/documents.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import { tidemark } from '../run-tidemark.ts';
import { commitOn, coveredLines, harvests, SUMMARY, summaryOf, trend } from './harvests.ts';

const day = (index: number) => summaryOf([50 + index, 100], { apple: [index, 10] });

describe('what trend reads', () => {
  test('is every committed summary, and nothing of the working tree', async () => {
    const repository = await harvests(day(1), day(2), day(4));
    repository.write({ [SUMMARY]: day(9) });
    const answer = await trend(repository);
    expect(answer).toMatchObject({ code: 0, document: { status: 'pass', reason: 'shown', summaries: 3 } });
    expect(coveredLines(answer)).toEqual([51, 52, 54]);
    expect(coveredLines(answer, 'apple')).toEqual([1, 2, 4]);
    expect(answer.document.commits.map(({ at }) => at)).toEqual([
      '2026-03-03T12:00:00Z',
      '2026-03-02T12:00:00Z',
      '2026-03-01T12:00:00Z',
    ]);
    expect(answer.document.series).toMatchObject([
      { package: null, change: { lines: 3, branches: null } },
      { package: 'apple', path: 'packages/apple', isCurrent: true, change: { lines: 30 } },
    ]);
    expect(answer.stderr).toMatch(
      /\n3 committed summaries, 2026-03-01 to 2026-03-03: lines 51 % to 54 % \(\+3 points\)\n$/,
    );
  });

  test('is what was on main: of a branch only what its merge brought', async () => {
    const repository = await harvests(day(1));
    repository.git('checkout', '-q', '-b', 'grafting');
    await commitOn(repository, '2026-03-05T12:00:00Z', { [SUMMARY]: day(2) });
    await commitOn(repository, '2026-03-06T12:00:00Z', { [SUMMARY]: day(3) });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'grafting');
    expect(coveredLines(await trend(repository))).toEqual([51, 53]);
  });

  test('begins at --since, also where clocks went wrong', async () => {
    const repository = await harvests(day(1), day(2));
    await commitOn(repository, '2020-01-01T12:00:00Z', { [SUMMARY]: day(3) });
    await commitOn(repository, '2026-03-09T12:00:00Z', { [SUMMARY]: day(4) });
    const answer = await trend(repository, '--since', '2026-03-02');
    expect(coveredLines(answer)).toEqual([52, 54]);
    expect(answer.document.since).toBe('2026-03-02');
  });

  test('is the same from a folder below the root, and from a bare place it is none', async () => {
    const repository = await harvests(day(1));
    expect(coveredLines(await trend(path.join(repository.root, 'coverage')))).toEqual([51]);
    expect(await trend(temporaryFolder())).toMatchObject({
      code: 2,
      document: { error: { code: 'not-a-repository' } },
    });
  });

  test('is istanbul’s own summary too, which knows no packages', async () => {
    const share = { total: 10, covered: 7, skipped: 0, pct: 70 };
    const total = { lines: share, statements: share, functions: share, branches: share, branchesTrue: share };
    const answer = await trend(await harvests(JSON.stringify({ total, '/ci/src/apple.ts': total })));
    expect(coveredLines(answer)).toEqual([7]);
    expect(answer.document.series).toHaveLength(1);
  });
});

describe('a history with trouble in it', () => {
  test.each([
    ['cut off', '{"total":', 'it is no JSON'],
    ['a list', '[]', 'expected object'],
    ['without a total', '{}', 'total'],
    ['with more covered than there is', summaryOf([101, 100]), 'more is covered than there is'],
    ['with a share for a count', summaryOf([0.5, 1]), 'total.statements.covered'],
    ['with a count that is none', summaryOf([-1, 100]), 'total.statements.covered'],
  ])('%s is left out, with its commit and the reason', async (_what, text, reason) => {
    const repository = await harvests(day(1), text, day(3));
    const answer = await trend(repository);
    expect(answer.code).toBe(0);
    expect(coveredLines(answer)).toEqual([51, 53]);
    const commit = repository.git('rev-parse', 'HEAD~1').slice(0, 12);
    expect(answer.document.warnings).toEqual([
      { code: 'summary-unreadable', message: expect.stringContaining(commit) },
    ]);
    expect(answer.document.warnings[0]?.message).toContain(reason);
    expect(answer.stderr).toContain(commit);
  });

  test('a commit that took the summary away has none, without a word', async () => {
    const answer = await trend(await harvests(day(1), null, day(3)));
    expect(coveredLines(answer)).toEqual([51, 53]);
    expect(answer.document.warnings).toEqual([]);
  });

  test('a summary that is too large to be one is left out, and so is a folder in its place', async () => {
    const repository = await harvests(day(1), `${day(2)}${' '.repeat(16_000_001)}`);
    repository.remove(SUMMARY);
    await commitOn(repository, '2026-03-09T12:00:00Z', { [`${SUMMARY}/apple`]: '' });
    const answer = await trend(repository);
    expect(coveredLines(answer)).toEqual([51]);
    expect(answer.document.warnings).toMatchObject([{ message: expect.stringContaining('too large') }]);
  });

  test('a name that is longer than any fills no screen', async () => {
    const text = summaryOf([52, 100], { ['a'.repeat(100_000)]: [2, 10] });
    const answer = await trend(await harvests(day(1), text));
    expect(coveredLines(answer)).toEqual([51]);
    expect(answer.document.warnings).toMatchObject([{ code: 'summary-unreadable' }]);
    expect(answer.stderr.length).toBeLessThan(2000);
  });

  test('a package called __proto__ does no harm', async () => {
    const text = day(1).replace('"apple":', '"__proto__":');
    const { document, code } = await trend(await harvests(day(1), text));
    expect(code).toBe(0);
    expect(document.series.map((series) => series.package)).toEqual([null, 'apple']);
  });

  test('a time that is none is no day', async () => {
    const repository = await harvests(day(1));
    await commitOn(repository, '@999999999999 +0000', { [SUMMARY]: day(2) });
    const { document, stderr } = await trend(repository);
    expect(document.commits.map(({ at }) => at)).toEqual([null, '2026-03-01T12:00:00Z']);
    expect(stderr).toContain('2026-03-01 to an unknown day');
  });

  test('a shallow clone says that it does not see all', async () => {
    const origin = await harvests(day(1), day(2));
    const clone = path.join(temporaryFolder(), 'clone');
    origin.git('clone', '-q', '--depth=1', `file://${origin.root}`, clone);
    const answer = await trend(clone);
    expect(coveredLines(answer)).toEqual([52]);
    expect(answer.document.warnings).toMatchObject([{ code: 'shallow-clone' }]);
    expect(answer.stderr).toContain('git fetch --unshallow');
  });

  test.each([
    ['without a summary', () => createRepository({ 'README.md': '' })],
    ['without a commit', () => emptyRepository()],
  ])('a repository %s has no trend, and that is no failure', async (_what, make) => {
    const answer = await trend(make());
    expect(answer).toMatchObject({ code: 0, document: { status: 'pass', reason: 'empty', summaries: 0 } });
    expect(answer.stderr).toContain('holds a coverage/summary.json: tidemark aggregate writes it');
  });

  test('of a very long history the newest thousand are read, and that is said', async () => {
    const repository = emptyRepository();
    const commits = Array.from({ length: 1001 }, (_, index) => {
      const text = day(index % 9);
      const author = 'committer Pomona <pomona@example.org> 1772366400 +0000';
      return `commit refs/heads/main\n${author}\ndata 0\nM 644 inline ${SUMMARY}\ndata ${text.length}\n${text}\n`;
    });
    const options = { cwd: repository.root, env: PLAIN_GIT, stdin: commits.join('') };
    expect(await runProcess('git', ['fast-import', '--quiet'], options)).toMatchObject({ code: 0 });
    const { document } = await trend(repository);
    expect(document.summaries).toBe(1000);
    expect(document.warnings).toMatchObject([{ code: 'history-cut' }]);
  });

  test.each(['--batch-check', '--batch'])('a git whose cat-file %s fails is told', async (flag) => {
    const repository = await harvests(day(1));
    const { run } = nodeWorld();
    const failing: typeof run = (program, args, options) =>
      args.some((arg) => arg.split('=')[0] === flag)
        ? Promise.resolve({ code: 128, stdout: new Uint8Array(), stderr: 'fatal: the cellar is flooded' })
        : run(program, args, options);
    expect(await tidemark<TrendDocument>(repository, ['trend'], { run: failing })).toMatchObject({
      code: 2,
      document: { error: { code: 'git-failed', message: expect.stringContaining('flooded') } },
    });
  });

  test('a summary that is not there any more is none, and a history without its trees cannot be read', async () => {
    const repository = await harvests(day(1));
    const blob = repository.git('rev-parse', `HEAD:${SUMMARY}`).trim();
    repository.remove(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`);
    const answer = await trend(repository);
    expect(answer.code).toBe(0);
    expect(answer.document.summaries).toBe(0);
    const tree = repository.git('rev-parse', 'HEAD^{tree}').trim();
    repository.remove(`.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`);
    expect(await trend(repository)).toMatchObject({ code: 2, document: { error: { code: 'git-failed' } } });
  });
});
