import { describe, expect, test } from 'vitest';
import { findRepository, readChanges, recordBase, resolveBase } from '../src/index.ts';
import { type Answer, answering, ONE, TWO } from './answering.ts';

const problemsOf = async (result: Promise<{ readonly ok: boolean }>) => {
  const answer: { readonly ok: boolean; readonly problems?: unknown } = await result;
  return answer.problems;
};

describe('the repository', () => {
  const find = (...answer: Answer) =>
    problemsOf(findRepository(answering({ 'rev-parse': answer }), '/srv/orchard'));

  test.each([
    'fatal: not a git repository (or any parent)',
    'fatal: this operation must be run in a work tree',
  ])('is not one where git says: %s', async (said) => {
    expect(await find(128, '', `${said}\nmore\n`)).toEqual([
      {
        code: 'not-a-repository',
        message: `there is no git working tree at /srv/orchard: ${said}`,
        hint: 'Stand in a git repository, or name one with --cwd',
      },
    ]);
  });

  test.each<[string, Answer, string]>([
    ['its first line', [128, '', '\n  fatal: dubious ownership\nmore'], 'fatal: dubious ownership'],
    ['500 characters of it', [128, '', 'x'.repeat(501)], 'x'.repeat(500)],
    ['that it gave no reason', [128, '', '\n'], 'it gave no reason'],
  ])('is git-failed where git fails otherwise, with %s', async (_what, answer, said) => {
    expect(await find(...answer)).toEqual([
      {
        code: 'git-failed',
        message: `git rev-parse failed: ${said}`,
        hint: 'Mend what git names, then run again',
      },
    ]);
  });

  test('is git-failed where git cannot be started', async () => {
    expect(await find(127, '', 'spawn git ENOENT')).toEqual([
      {
        code: 'git-failed',
        message: 'git could not be started: spawn git ENOENT',
        hint: 'Check that the folder exists and that git is installed and on the PATH',
      },
    ]);
  });

  test.each([
    ['without a commit', '/srv/a\ntrue\nfalse\n', { root: '/srv/a\ntrue', isShallow: false, head: null }],
    ['that is shallow', `/srv/a\ntrue\n${ONE}\n`, { root: '/srv/a', isShallow: true, head: ONE }],
  ])('%s is known', async (_what, stdout, value) => {
    expect(await findRepository(answering({ 'rev-parse': [0, stdout] }), '/srv/a')).toEqual({
      ok: true,
      value,
    });
  });

  test.each(['/srv/a\nfalse\n12\n', '/srv/a\nfalse', `x/srv/a\nmaybe\n${ONE}\n`, `/srv/a\nfalse\n${ONE}\nx`])(
    'is not known from %j',
    async (stdout) => {
      expect(await find(0, stdout)).toMatchObject([{ code: 'git-failed' }]);
    },
  );
});

describe('a base', () => {
  const commits = (...ids: readonly (string | null)[]): Answer => [
    0,
    ids.map((id) => (id === null ? 'x missing\n' : `${id} commit\n`)).join(''),
  ];
  const ask = (answers: Readonly<Record<string, Answer>>, flag: string | null, head = 'HEAD') =>
    problemsOf(
      resolveBase(answering(answers), { cwd: '/srv/orchard', flag, environment: null, config: null, head }),
    );

  test('that cannot name a revision is told, and so is such a head', async () => {
    const usage = (ref: string) => ({
      code: 'usage',
      message: `'${ref}' cannot name a revision`,
      hint: 'Name a branch, a tag or a commit',
    });
    expect(await ask({}, 'a\tb', '')).toEqual([usage('a\tb'), usage('')]);
    expect(await ask({}, 'x'.repeat(1025))).toEqual([usage('x'.repeat(1025))]);
    expect(await ask({ 'cat-file': commits(ONE, ONE) }, 'x'.repeat(1024))).toBeUndefined();
  });

  test('for a head that is not there is told, with what to do', async () => {
    expect(await ask({ 'cat-file': commits(null, ONE) }, 'main')).toEqual([
      {
        code: 'unknown-base',
        message: 'HEAD has no commit yet',
        hint: 'Commit once, so that there is something to compare with',
      },
    ]);
    expect(await ask({ 'cat-file': commits(null, ONE) }, 'main', 'pear')).toEqual([
      {
        code: 'unknown-base',
        message: "there is no commit 'pear'",
        hint: 'Name a commit that this clone holds with --head',
      },
    ]);
  });

  test('that is nowhere is told, with every place where it was sought', async () => {
    expect(await ask({ 'cat-file': commits(ONE) }, null)).toEqual([
      {
        code: 'unknown-base',
        message:
          'no base was found (tried refs/worktree/tidemark/base, origin/HEAD, origin/main, origin/master, main, master)',
        hint: 'Name one with --base <ref> or TIDEMARK_BASE',
      },
    ]);
  });

  test.each(['pear', 'origin/pear', 'refs/remotes/origin/pear', 'east/origin/pear'])(
    'named %s that is not there is told, and where no remote is known nothing is fetched',
    async (flag) => {
      expect(await ask({ 'cat-file': commits(ONE, null) }, flag)).toMatchObject([
        {
          code: 'unknown-base',
          message: `there is no revision '${flag}' in this clone`,
          hint: 'Name a branch, a tag or a commit of this clone',
        },
      ]);
    },
  );

  test.each([
    ['pear', 'origin', 'pear'],
    ['eastern', 'origin', 'eastern'],
    ['east/pear', 'east', 'pear'],
    ['origin/east/pear', 'origin', 'east/pear'],
  ])('named %s that is not there may be fetched from %s as %s', async (flag, remote, branch) => {
    const answers = { 'cat-file': commits(ONE, null), remote: [0, 'east\norigin\n'] } as const;
    expect(await ask(answers, flag)).toMatchObject([
      {
        hint: 'Fetch it, if it is a branch there',
        run: `git fetch ${remote} ${branch}:refs/remotes/${remote}/${branch}`,
      },
    ]);
  });

  test.each(['HEADLAND', 'ARROWHEAD', 'deadbeef-pear', 'pear-deadbeef', 'x/refs/pear'])(
    'named %s may be a branch of the remote',
    async (flag) => {
      const question = { cwd: '/srv/orchard', flag, environment: null, config: null, head: 'HEAD' };
      expect(await resolveBase(answering({ 'cat-file': commits(ONE, null, ONE) }), question)).toEqual({
        ok: true,
        value: { base: { ref: `origin/${flag}`, sha: ONE, mergeBase: ONE, foundBy: 'flag' }, headSha: ONE },
      });
    },
  );

  test.each([`${ONE} commit`, `x ${ONE} commit`, `x${ONE}`])(
    'is no commit because its name looks like an answer of git: %s',
    async (flag) => {
      const answers = { 'cat-file': [0, `${ONE} commit\n${flag}^{commit} missing\n`] } as const;
      expect(await ask(answers, flag)).toMatchObject([{ code: 'unknown-base' }]);
    },
  );

  test.each([
    ['false', 'unknown-base', 'main and HEAD have no commit in common', 'started from with --base'],
    ['true', 'shallow-history', 'does not reach the commit that main and HEAD share', 'fetch-depth: 0'],
  ])('without a common commit is told, shallow: %s', async (isShallow, code, message, hint) => {
    const answers = {
      'cat-file': commits(ONE, TWO),
      'merge-base': [1, ''],
      'rev-parse': [0, `/srv/orchard\n${isShallow}\n${ONE}\n`],
    } as const;
    expect(await ask(answers, 'main')).toMatchObject([
      { code, message: expect.stringContaining(message), hint: expect.stringContaining(hint) },
    ]);
  });

  test('is git-failed where git fails at any of its questions', async () => {
    const failing = { code: 'git-failed', message: 'git merge-base failed: fatal: apple' };
    expect(
      await ask({ 'cat-file': commits(ONE, TWO), 'merge-base': [128, '', 'fatal: apple'] }, 'main'),
    ).toMatchObject([failing]);
    expect(await ask({ 'cat-file': [128, '', 'fatal: apple'] }, 'main')).toMatchObject([
      { ...failing, message: 'git cat-file failed: fatal: apple' },
    ]);
  });

  test('that means more than one thing is told once, unless it is a full name or HEAD', async () => {
    const warning = (name: string) => `warning: refname '${name}' is ambiguous.\n`;
    const said = [0, `${ONE} commit\n${ONE} commit\n`, `${warning('pear')}${warning('pear')}`] as const;
    expect(await ask({ 'cat-file': said }, 'pear')).toEqual([
      {
        code: 'unknown-base',
        message: "'pear' is ambiguous: it may mean refs/pear or refs/tags/pear",
        hint: 'Name the one that is meant in full, such as refs/heads/main or refs/remotes/origin/main',
      },
    ]);
    for (const name of ['HEAD', 'refs/heads/main']) {
      const known = [0, `${ONE} commit\n${ONE} commit\n`, ` ${warning('plum')}${warning(name)}`] as const;
      expect(await ask({ 'cat-file': known }, 'main')).toBeUndefined();
    }
  });

  test('is recorded, or it is told why not', async () => {
    const record = (answers: Readonly<Record<string, Answer>>, revision = 'main') =>
      recordBase(answering(answers), '/srv/orchard', revision);
    const unknown = {
      problems: [
        {
          code: 'unknown-base',
          message: "there is no commit 'main'",
          hint: 'Name a branch, a tag or a commit of this clone',
        },
      ],
    };
    expect(await record({ 'cat-file': commits(ONE) })).toEqual({ ok: true, value: ONE });
    expect(await record({ 'cat-file': commits(null) })).toMatchObject(unknown);
    expect(await record({ 'cat-file': [128, '', 'fatal: apple'] })).toMatchObject({
      problems: [{ code: 'git-failed' }],
    });
    expect(await record({ 'cat-file': commits(ONE), 'update-ref': [1, '', 'fatal: locked'] })).toMatchObject({
      problems: [{ code: 'git-failed', message: 'git update-ref failed: fatal: locked' }],
    });
  });
});

describe('the output of git diff', () => {
  const base = { ref: 'main', sha: ONE, mergeBase: ONE, foundBy: 'flag' } as const;
  const NOTHING = { readFile: async () => null, isLink: () => false };
  const entry = (name: string, status = 'M') => `:100644 100644 ${ONE} ${TWO} ${status}\0${name}\0`;
  const section = (name: string) =>
    `diff --git a/${name} b/${name}\n--- a/${name}\n+++ b/${name}\n@@ -1 +1 @@\n-a\n+b\n`;
  const read = (stdout: string, rest: Readonly<Record<string, Answer>> = {}) =>
    readChanges(
      answering({ ...rest, diff: [0, stdout] }),
      { root: '/srv/orchard', head: ONE },
      { kind: 'staged', base },
      NOTHING,
    );

  test.each([
    ['apple', 'its raw half is malformed'],
    [`:apple\0a.ts\0`, 'its raw half is malformed'],
    [entry('a.ts').slice(0, -1), 'its raw half is malformed'],
    [`${entry('a.ts')}apple`, 'its raw half is malformed'],
    [`${entry('a.ts')}\0@@ apple\n`, 'its patch has a malformed hunk header (line 2)'],
    [`${entry('a.ts')}\0`, 'it has no lines for a.ts'],
    [`${entry('a.ts', 'T')}\0${section('a.ts')}`, 'it has no lines for a.ts'],
    [`${entry('../a.ts')}\0${section('a.ts')}`, 'it names ../a.ts, which leaves the repository'],
    [
      `${entry('a.ts')}\0${section('a.ts')}${section('b.ts')}`,
      'it has lines for files that it does not name',
    ],
  ])('%j is git-failed', async (stdout, what) => {
    expect(await read(stdout)).toMatchObject({
      problems: [
        {
          code: 'git-failed',
          message: `the output of git diff cannot be read: ${what}`,
          hint: 'Please report this with the version of git',
        },
      ],
    });
  });

  test('of a changed type has two sections, the second with its lines', async () => {
    expect(await read(`${entry('a.ts', 'T')}\0${section('a.ts')}${section('a.ts')}`)).toMatchObject({
      value: { files: [{ status: 'type-changed', added: [[1, 1]], oldBlob: ONE }], warnings: [] },
    });
  });

  test('that warns of renames is read with the first such warning', async () => {
    const stderr =
      'warning: apple\nwarning: inexact rename detection was skipped\nwarning: rename detection\n';
    expect(await read('', { diff: [0, '', stderr] })).toMatchObject({ value: { warnings: [] } });
    const told = readChanges(
      answering({ diff: [0, '', stderr] }),
      { root: '/srv/orchard', head: ONE },
      { kind: 'staged', base },
      NOTHING,
    );
    expect(await told).toMatchObject({
      value: { warnings: ['git diff: warning: inexact rename detection was skipped'] },
    });
  });

  test.each<[number, object]>([
    [0, { value: { head: { sha: ONE, dirty: false } } }],
    [1, { value: { head: { sha: ONE, dirty: true } } }],
    [128, { problems: [{ code: 'git-failed', message: 'git diff-index failed: fatal: apple' }] }],
  ])('beside an index about which git ends with %i', async (code, expected) => {
    expect(await read('', { 'diff-index': [code, '', 'fatal: apple'] })).toMatchObject(expected);
  });
});
