import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunCommand } from '@tidemark/kernel';
import { emptyRepository, repositoryAt } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { gitStore } from '../src/git/git-store.ts';
import { raiseBaseline } from '../src/index.ts';
import { commitId, coveredOf, measured, valueOf } from './measurements.ts';
import { run } from './run-command.ts';
import { anotherClone, cloneOfBare, lookedAt, opened } from './stores.ts';

const REF = 'refs/tidemark/baseline';

function hook(folder: string, name: string, script: string): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

async function messageOf(root: string, place = 'git:.'): Promise<string> {
  const read = await (await lookedAt({ root, place })).read('orchard');
  if (read.ok) return `read ${read.value?.revision}`;
  return `${read.problems[0]?.code}: ${read.problems[0]?.message}`;
}

describe('the ref of a ledger', () => {
  test('is a line of commits whose log tells what was recorded, by whom and why', async () => {
    const { root, git } = emptyRepository();
    const store = await opened({ root, place: 'git:.' });
    await raiseBaseline(store, 'orchard', measured(90, commitId(7)));
    await raiseBaseline(store, 'orchard', measured(91, commitId(8)));
    const log = git('log', '--format=%an|%s|%b', REF);
    expect(log).toContain('tidemark|Raise the coverage baseline of orchard (2)|');
    expect(log).toContain(`Lines: 91 of 100 at ${commitId(8)}`);
    expect(git('rev-list', '--count', REF).trim()).toBe('2');
    expect(JSON.parse(git('show', `${REF}:orchard.json`))).toMatchObject({
      schemaVersion: 1,
      repository: 'orchard',
      revision: 2,
    });
  });

  test('is moved without the hooks of the clone', async () => {
    const { root } = emptyRepository();
    const marker = path.join(root, 'hooked');
    for (const name of ['reference-transaction', 'pre-push'])
      hook(path.join(root, '.git/hooks'), name, `touch '${marker}'; exit 1`);
    const store = await opened({ root, place: 'git:.' });
    expect((await raiseBaseline(store, 'orchard', measured(90))).ok).toBe(true);
    expect(existsSync(marker)).toBe(false);
  });

  test('may be moved for another repository meanwhile: nobody loses', async () => {
    const { root } = emptyRepository();
    const store = await opened({ root, place: 'git:.' });
    const names = ['apple', 'pear', 'plum', 'fig'];
    await Promise.all(names.map((name, index) => raiseBaseline(store, name, measured(50 + index))));
    for (const [index, name] of names.entries())
      expect(coveredOf(valueOf(await store.read(name))?.baseline ?? expect.fail())).toBe(50 + index);
  });

  test.each([
    ['no JSON', 'apples'],
    ['no record', '{"revision":1}'],
    ['a mark over its whole', null],
  ])('that holds %s is an error, and no absent baseline', async (_, text) => {
    const { root, git, write } = emptyRepository();
    const mark = {
      covered: 5,
      total: 4,
      commit: commitId(1),
      tree: commitId(2),
      tool: null,
      provider: null,
      node: null,
    };
    const marks = { statements: null, branches: null, functions: null, lines: mark };
    const record = { revision: 1, at: '2026-01-01T00:00:00.000Z', kind: 'raise', actor: null, reason: null };
    write({ 'orchard.json': text ?? JSON.stringify({ ...record, baseline: { marks, override: null } }) });
    git('add', '--all');
    git('commit', '--quiet', '-m', 'by hand');
    git('update-ref', REF, 'HEAD');
    expect(await messageOf(root)).toMatch(
      /^ledger-error: the ledger refs\/tidemark\/baseline holds a record at /,
    );
    const history = await (await lookedAt({ root, place: 'git:.' })).history('orchard', 5);
    expect(history.ok).toBe(false);
    const raised = await raiseBaseline(await opened({ root, place: 'git:.' }), 'orchard', measured(90));
    expect(raised).toMatchObject({ ok: false, problems: [{ code: 'ledger-error' }] });
  });

  test('that leads to no commit, or to a file without an end, is an error too', async () => {
    const { root, git, write } = emptyRepository();
    write({ 'orchard.json': `"${'x'.repeat(1_000_001)}"` });
    git('update-ref', REF, git('hash-object', '-w', 'orchard.json').trim());
    expect(await messageOf(root)).toMatch(/^ledger-error: .*cannot be read/);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'by hand');
    git('update-ref', REF, 'HEAD');
    expect(await messageOf(root)).toContain('it is no file of a record');
  });

  test('of a folder that is no repository is an error', async () => {
    const { root } = emptyRepository();
    expect(await messageOf(path.join(root, 'gone'))).toMatch(/^ledger-error: /);
  });
});

describe('a ledger in a remote', () => {
  test('is one for every clone, and asks for no ref in them', async () => {
    const { clone, bare } = cloneOfBare();
    const other = anotherClone(bare);
    const [here, there] = [
      await opened({ root: clone, place: 'git' }),
      await opened({ root: other, place: 'git:origin' }),
    ];
    await raiseBaseline(here, 'orchard', measured(90));
    expect(valueOf(await raiseBaseline(there, 'orchard', measured(80))).isRaised).toBe(false);
    expect(valueOf(await raiseBaseline(there, 'orchard', measured(95))).entry?.revision).toBe(2);
    expect(coveredOf(valueOf(await here.read('orchard'))?.baseline ?? expect.fail())).toBe(95);
    for (const root of [clone, other])
      expect(repositoryAt(root).git('for-each-ref', 'refs/tidemark')).toBe('');
  });

  test('does not move what somebody else has moved, however stale the view', async () => {
    const { clone, bare } = cloneOfBare();
    const [here, there] = [
      await opened({ root: clone, place: 'git' }),
      await opened({ root: anotherClone(bare), place: 'git' }),
    ];
    const first = valueOf(await raiseBaseline(here, 'orchard', measured(50))).entry;
    await raiseBaseline(there, 'orchard', measured(60));
    const change = {
      kind: 'raise',
      actor: null,
      reason: null,
      baseline: first?.baseline ?? expect.fail(),
    } as const;
    expect(valueOf(await here.compareAndSet('orchard', 1, change))).toBeNull();
    expect(coveredOf(valueOf(await there.read('orchard'))?.baseline ?? expect.fail())).toBe(60);
  });

  test('that refuses the push, or is gone, is an error that says what git said', async () => {
    const { clone, bare } = cloneOfBare();
    hook(path.join(bare, 'hooks'), 'pre-receive', 'echo the gardener says no >&2; exit 1');
    const store = await opened({ root: clone, place: 'git' });
    const refused = await raiseBaseline(store, 'orchard', measured(90));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'ledger-error' }] });
    expect(refused.ok ? '' : refused.problems[0]?.message).toMatch(/of origin cannot be moved/);
    repositoryAt(clone).git('remote', 'set-url', 'origin', path.join(bare, 'gone'));
    expect(await messageOf(clone, 'git')).toMatch(
      /^ledger-error: .* of origin cannot be used: git ls-remote/,
    );
  });
});

describe('git that fails', () => {
  /** The real git, except for one of its commands. */
  const without =
    (broken: string, isDone: boolean): RunCommand =>
    async (program, args, options) => {
      const outcome = isDone || !args.includes(broken) ? await run(program, args, options) : null;
      const failure = { code: 128, stdout: new Uint8Array(), stderr: `fatal: no ${broken} today` };
      return outcome === null || args.includes(broken) ? failure : outcome;
    };

  test.each(['ls-tree', 'cat-file', 'hash-object', 'mktree', 'commit-tree', 'update-ref', 'rev-list'])(
    'at %s is an error, and nothing is recorded',
    async (broken) => {
      const { root } = emptyRepository();
      const whole = gitStore({ run, root, remote: null });
      valueOf(await raiseBaseline(whole, 'orchard', measured(50)));
      const store = gitStore({ run: without(broken, false), root, remote: null });
      const [raised, history] = [
        await raiseBaseline(store, 'orchard', measured(60)),
        await store.history('orchard', 9),
      ];
      const problems = [raised, history].flatMap((result) => (result.ok ? [] : result.problems));
      expect(problems[0]).toMatchObject({
        code: 'ledger-error',
        message: expect.stringContaining(`no ${broken} today`),
      });
      if (broken !== 'rev-list') expect(valueOf(await whole.read('orchard'))?.revision).toBe(1);
    },
  );

  test('after the push has arrived is no failure: the remote holds the record', async () => {
    const { clone } = cloneOfBare();
    const store = gitStore({ run: without('push', true), root: clone, remote: 'origin' });
    expect(valueOf(await raiseBaseline(store, 'orchard', measured(90))).isRaised).toBe(true);
  });

  test('so that it cannot be told where the ref is, is an error', async () => {
    const { clone, bare } = cloneOfBare();
    const removing: RunCommand = async (program, args, options) => {
      if (args.includes('push')) rmSync(bare, { recursive: true });
      return run(program, args, options);
    };
    const store = gitStore({ run: removing, root: clone, remote: 'origin' });
    expect(await raiseBaseline(store, 'orchard', measured(90))).toMatchObject({
      problems: [{ code: 'ledger-error' }],
    });
  });

  test('because a lock was left behind says so, after a while', async () => {
    const { root } = emptyRepository();
    mkdirSync(path.join(root, '.git/refs/tidemark'), { recursive: true });
    writeFileSync(path.join(root, '.git/refs/tidemark/baseline.lock'), '');
    const raised = await raiseBaseline(await opened({ root, place: 'git:.' }), 'orchard', measured(90));
    expect(raised).toMatchObject({ ok: false, problems: [{ code: 'ledger-error' }] });
    expect(raised.ok ? '' : raised.problems[0]?.hint).toContain('baseline.lock');
  });
});
