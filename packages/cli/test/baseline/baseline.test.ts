import path from 'node:path';
import { emptyRepository, repositoryAt, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { BaselineDocument } from '../../src/contract/documents.ts';
import { measure, orchard } from '../gate/gated-orchard.ts';
import { baseline, gate, source, tidemark } from '../run-tidemark.ts';

const WHY = ['--reason', 'the old press is gone', '--expires', '2999-12-31', '--actor', 'pomona'];
const usageOf = async (repository: Repository, ...words: readonly string[]) => {
  const { code, document } = await baseline(repository, ...words);
  expect(code).toBe(2);
  return document.error?.problems.map((problem) => problem.message);
};

describe('tidemark baseline show', () => {
  test('says that there is none yet', async () => {
    const { code, document, stderr } = await baseline(orchard(9), 'show');
    expect({ code, ...document }).toMatchObject({ code: 0, status: 'pass', reason: 'empty', entries: [] });
    expect(stderr).toContain('has no baseline yet');
  });

  test('shows the newest marks, and what they were measured of', async () => {
    const repository = orchard(9);
    await baseline(repository, 'raise');
    const { document, stderr } = await baseline(repository, 'show');
    expect(document).toMatchObject({
      reason: 'shown',
      entries: [
        {
          revision: 1,
          kind: 'raise',
          marks: {
            lines: {
              covered: 9,
              total: 10,
              commit: repository.git('rev-parse', 'HEAD').trim(),
              tree: repository.git('rev-parse', 'HEAD^{tree}').trim(),
              provider: null,
            },
            branches: null,
          },
          override: null,
        },
      ],
    });
    expect(stderr).toContain('lines 9/10 (90 %)');
  });
});

describe('tidemark baseline raise', () => {
  test('takes over what is higher, and keeps what is not', async () => {
    const repository = orchard(8);
    expect((await baseline(repository, 'raise')).document.reason).toBe('raised');
    measure(repository, 7);
    expect((await baseline(repository, 'raise')).document).toMatchObject({
      reason: 'kept',
      entries: [{ revision: 1 }],
    });
    measure(repository, 9);
    expect((await baseline(repository, 'raise')).document).toMatchObject({
      reason: 'raised',
      entries: [{ revision: 2 }],
    });
  });

  test('refuses code that is in no commit, and lets other files be', async () => {
    const repository = orchard(8);
    repository.write({ 'README.md': 'apples', 'src/pear.ts': source(1) });
    expect((await baseline(repository, 'raise')).document.error).toMatchObject({
      code: 'dirty-tree',
      files: ['src/pear.ts'],
    });
    repository.remove('src/pear.ts');
    expect((await baseline(repository, 'raise')).code).toBe(0);
  });

  test('refuses evidence that leaves a file out, or that is not there', async () => {
    const manifest = "export default { name: 'orchard', coverage: {} };\n";
    const partly = orchard(8, { 'feature.manifest.ts': manifest, 'src/pear.ts': source(1) });
    expect((await baseline(partly, 'raise')).document.error).toMatchObject({
      code: 'no-evidence',
      files: ['src/pear.ts'],
    });
    const none = orchard(8);
    none.remove('coverage');
    expect((await baseline(none, 'raise')).document.error?.code).toBe('no-evidence');
    expect((await baseline(none, 'show')).document.reason).toBe('empty');
    expect((await baseline(emptyRepository(), 'raise')).document.error?.code).toBe('unknown-base');
  });

  test('brings the mark to the remote, where the gate of another clone finds it', async () => {
    const repository = orchard(9);
    const bare = path.join(temporaryFolder(), 'orchard.git');
    repository.git('clone', '--quiet', '--bare', repository.root, bare);
    repository.git('remote', 'add', 'origin', bare);
    await baseline(repository, 'raise');
    const clone = repositoryAt(path.join(temporaryFolder(), 'clone'));
    repository.git('clone', '--quiet', bare, clone.root);
    measure(clone, 8);
    expect((await gate(clone)).document).toMatchObject({
      reason: 'under-baseline',
      baseline: { covered: 9 },
    });
    expect((await gate(clone, '--ledger', 'git:.')).document.reason).toBe('bootstrap');
    expect((await gate(clone, '--ledger', 'git:cellar')).document.error?.hint).toBe(
      'Use one of: git:origin, git:.',
    );
  });
});

describe('tidemark baseline override', () => {
  test('lets less be enough until its last day, on record', async () => {
    const repository = orchard(10);
    await baseline(repository, 'raise');
    measure(repository, 8);
    expect((await baseline(repository, 'override', ...WHY)).document).toMatchObject({
      reason: 'overridden',
      entries: [
        { revision: 2, kind: 'override', actor: 'pomona', override: { marks: { lines: { covered: 8 } } } },
      ],
    });
    expect((await gate(repository)).document.coverageStatus).toBe('PASS');
    const later = await tidemark<BaselineDocument>(repository, ['gate'], { today: '3000-01-01' });
    expect(later.document.reason).toBe('under-baseline');
    const { document, stderr } = await baseline(repository, 'log');
    expect(document.entries.map((entry) => entry.kind)).toEqual(['override', 'raise']);
    expect(stderr).toContain('override by pomona: the old press is gone');
    expect(stderr).toContain('until 2999-12-31  statements 8/10 (80 %), lines 8/10 (80 %)');
    expect((await baseline(repository, 'log', '--max-items', '1')).document).toMatchObject({
      entries: [{ revision: 2 }],
      truncated: { omitted: 1 },
    });
  });

  test('asks for everything that is missing at once', async () => {
    expect(await usageOf(orchard(9), 'override')).toEqual([
      'nobody answers for the override',
      'the override has no reason',
      'the override has no last day',
    ]);
    const words = ['override', '--reason', 'x'.repeat(1001), '--actor', 'pomona', '--expires'];
    expect(await usageOf(orchard(9), ...words, '2020-01-01')).toEqual([
      'the reason, or the name, is too long',
      '2020-01-01 has passed',
    ]);
  });

  test.each(['2999-02-29', '2999-13-01', '2999-00-10', '2999-04-31', '2999-1-1', 'tomorrow'])(
    '%s is no day',
    async (day) => {
      expect(
        await usageOf(orchard(9), 'override', '--reason', 'x', '--actor', 'pomona', '--expires', day),
      ).toEqual(['the override has no last day']);
    },
  );

  test('takes 29 February of a leap year, and who answers from git', async () => {
    const repository = orchard(10);
    repository.git('config', 'user.email', 'pomona@example.org');
    await baseline(repository, 'raise');
    measure(repository, 8);
    const { document } = await baseline(repository, 'override', '--reason', 'x', '--expires', '2996-02-29');
    expect(document.entries).toMatchObject([{ actor: 'pomona@example.org' }]);
  });

  test('is refused where there is nothing to lower', async () => {
    const repository = orchard(9);
    expect(await usageOf(repository, 'override', ...WHY)).toEqual(['there is no baseline to override']);
    await baseline(repository, 'raise');
    expect(await usageOf(repository, 'override', ...WHY)).toEqual([
      'nothing that was measured is lower than the baseline',
    ]);
  });
});

describe('tidemark baseline', () => {
  test.each([
    [[], 'baseline is not told what to do'],
    [['lower'], "baseline does not know 'lower'"],
    [['raise', '--reason', 'x'], '--reason belongs to baseline override'],
    [
      ['show', '--ledger', 'mysql://x'],
      'a ledger is named by git, git:<remote>, git:., sqlite:<file> or postgres://…',
    ],
    [['show', '--repository', 'my orchard'], 'the name of a repository has no spaces'],
  ])('refuses %j', async (words, message) => {
    expect(await usageOf(orchard(9), ...words)).toEqual([message]);
  });

  test('keeps the ledger where TIDEMARK_LEDGER says, under the name of TIDEMARK_REPOSITORY', async () => {
    const repository = orchard(9);
    const env = { TIDEMARK_LEDGER: 'sqlite:coverage/ledger.db', TIDEMARK_REPOSITORY: 'shop/orchard' };
    const ask = async (...words: readonly string[]) =>
      (await tidemark<BaselineDocument>(repository, ['baseline', ...words], { env })).document;
    expect(await ask('raise')).toMatchObject({ reason: 'raised', repository: 'shop/orchard' });
    expect(await ask('show')).toMatchObject({ entries: [{ revision: 1 }] });
    expect(await ask('show', '--repository', 'shop/cellar')).toMatchObject({ reason: 'empty' });
    expect((await baseline(repository, 'show')).document.reason).toBe('empty');
  });

  test('says when its ledger cannot be reached', async () => {
    for (const words of [['show'], ['raise'], ['override', ...WHY]]) {
      const { document } = await baseline(
        orchard(9),
        ...words,
        '--ledger',
        'postgres://pomona@127.0.0.1:1/x',
      );
      expect(document.error?.code).toBe('ledger-error');
    }
    expect((await baseline(orchard(9), 'raise', '--ledger', 'git:cellar')).document.error?.code).toBe(
      'usage',
    );
  });

  test('shows the newest twenty entries of a log, and every one when it is asked to', async () => {
    const repository = orchard(9);
    const env = { TIDEMARK_LEDGER: 'sqlite:coverage/ledger.db' };
    for (let nLines = 30; nLines < 52; nLines += 1) {
      measure(repository, nLines - 20, nLines);
      await tidemark<BaselineDocument>(repository, ['baseline', 'raise'], { env });
    }
    const log = async (...words: readonly string[]) =>
      (await tidemark<BaselineDocument>(repository, ['baseline', 'log', ...words], { env })).stderr;
    expect(await log()).toContain('and 2 more (--verbose lists them)\n');
    expect(await log('--verbose')).toContain('\n1  ');
    expect(await log('--max-items', '3')).toContain('and 19 more, left out');
  });

  test('is of a repository', async () => {
    expect((await baseline(temporaryFolder(), 'show')).document.error?.code).toBe('not-a-repository');
  });
});
