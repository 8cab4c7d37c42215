import { temporaryFolder } from '@tidemark/test-kit';
import { openTrain } from '@tidemark/train';
import { describe, expect, test } from 'vitest';
import type { LandDocument } from '../../src/contract/documents.ts';
import { runCommand } from '../../src/world/run-command.ts';
import { tidemark } from '../run-tidemark.ts';
import { config, trainOrchard, type TrainOrchard } from './train-orchard.ts';

const messagesOf = async (orchard: TrainOrchard, ...words: readonly string[]) => {
  const { code, document } = await orchard.land(words);
  expect(code).toBe(2);
  return document.error?.problems.map(({ message }) => message);
};

describe('tidemark land refuses', () => {
  test.each([
    [['main'], ['main is what is landed on']],
    [['a..b'], ['a..b is no name of a branch']],
    [
      ['harvest', '--reason', 'x', '--actor', 'y'],
      ['--reason belongs to --reset', '--actor belongs to --reset'],
    ],
    [['--reset'], ['--reset is of one branch']],
    [
      ['harvest', '--reset'],
      ['nobody answers for the reset', 'the reset has no reason'],
    ],
    [
      ['harvest', '--reset', '--actor', 'pomona', '--reason', 'x'.repeat(1001)],
      ['the reason, or the name, is too long'],
    ],
    [['harvest', '--reset', '--actor', 'pomona', '--reason', 'x'], ['harvest has no tries to forget']],
    [['harvest', '--target', 'cellar'], ['there is no branch cellar in origin']],
    [
      ['harvest', '--store', 'mysql://x', '--repository', 'my orchard'],
      [
        'the store of a train is named by sqlite, sqlite:<file> or postgres://…',
        'the name of a repository has no spaces',
      ],
    ],
  ])('%j', async (words, messages) => {
    expect(await messagesOf(trainOrchard(), ...words)).toEqual(messages);
  });

  test('what is no repository, or a hook of one', async () => {
    const nowhere = await tidemark<LandDocument>(temporaryFolder(), ['land']);
    expect(nowhere.document).toMatchObject({ status: 'error', reason: 'not-a-repository', landings: [] });
    const hooked = await trainOrchard().land([], { env: { GIT_DIR: '.git' } });
    expect(hooked.document).toMatchObject({
      reason: 'tool-error',
      error: { hint: expect.stringContaining('hook') },
    });
  });

  test('a config of main that is none, before anything is taken', async () => {
    const orchard = trainOrchard({ 'tidemark.config.ts': 'export default { land: { tries: 0 } };\n' });
    expect((await orchard.land([])).document).toMatchObject({
      reason: 'invalid-config',
      error: { files: ['tidemark.config.ts'] },
      token: null,
    });
  });

  test('a store or a remote that cannot be reached', async () => {
    const orchard = trainOrchard();
    const store = ['--store', 'postgres://pomona:pear@127.0.0.1:1/x'];
    const { document, stdout } = await orchard.land(['harvest', ...store]);
    expect(document.reason).toBe('train-error');
    expect(stdout).not.toContain('pear@');
    orchard.clone.git('remote', 'set-url', 'origin', '/nowhere');
    expect((await orchard.land(['harvest'])).document.reason).toBe('git-failed');
  });
});

describe('a lease that somebody else holds', () => {
  test('keeps the branch queued, and the next landing takes it', async () => {
    const orchard = trainOrchard();
    const head = orchard.branch('harvest', { covered: '9\n' });
    const clone = { run: runCommand, root: orchard.clone.root };
    const opened = await openTrain(clone, { kind: 'clone' });
    const store = opened.ok ? opened.value : expect.fail();
    await store.acquire('orchard', 'other:1', 60_000);
    const words = ['--repository', 'orchard'];
    const held = await orchard.land(['harvest', '--wait', '300', ...words]);
    expect({ code: held.code, ...held.document }).toMatchObject({
      code: 2,
      reason: 'lease-held',
      landings: [],
    });
    await store.release({ repository: 'orchard', token: 1, holder: '', validForMs: 0 });
    await store.close();
    expect((await orchard.land(words)).document.landings).toMatchObject([
      { branch: 'harvest', outcome: 'landed', head },
    ]);
  });
});

describe('where it lands', () => {
  test('is what the config of main says', async () => {
    const orchard = trainOrchard(config('floor: 50', "target: 'trunk', remote: 'cellar', tries: 1"));
    orchard.clone.git('remote', 'add', 'cellar', orchard.bare.root);
    orchard.clone.git('push', '--quiet', 'cellar', 'HEAD:refs/heads/trunk');
    const before = orchard.main();
    const head = orchard.branch('harvest', { covered: '9\n' });
    const { document } = await orchard.land(['harvest']);
    expect(document).toMatchObject({ reason: 'landed', target: { branch: 'trunk', remote: 'cellar' } });
    expect(orchard.bare.git('rev-parse', 'trunk').trim()).toBe(head);
    expect(orchard.main()).toBe(before);
    orchard.branch('drop', { covered: '1\n' });
    await orchard.land(['drop']);
    expect((await orchard.land(['drop'])).document.reason).toBe('refused');
  });

  test('is the clone itself where there is no remote', async () => {
    const orchard = trainOrchard();
    const head = orchard.branch('harvest', { covered: '9\n' });
    orchard.clone.git('branch', 'harvest');
    orchard.clone.git('remote', 'remove', 'origin');
    const { document } = await orchard.land(['harvest', '--repository', 'orchard']);
    expect(document).toMatchObject({ reason: 'landed', target: { branch: 'main', remote: null } });
    expect(orchard.clone.git('rev-parse', 'main').trim()).toBe(head);
    expect(await orchard.mark('--repository', 'orchard')).toEqual([9, head]);
  });
});
