import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  createRepository,
  emptyRepository,
  PLAIN_GIT,
  temporaryFolder,
  transcript,
  type Repository,
} from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { ServeDocument } from '../../src/contract/documents.ts';
import { baseline, tidemark } from '../run-tidemark.ts';
import { branchesAt, freePort, queued, served } from './serving.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');
const TOKEN = 'golden-delicious-of-1832';

function orchard(config = ''): Repository {
  return createRepository({
    'src/apple.ts': 'pick(1);\n',
    ...(config === '' ? {} : { 'tidemark.config.ts': config }),
  });
}

test('serve shows the queue of the clone until it is asked to end, and says once where', async () => {
  const repository = orchard();
  await queued(repository, 'sqlite', 'apple');
  let seen = '';
  const answer = await served(repository, ['--repository', 'orchard'], async (url) => {
    seen = url;
    expect(await branchesAt(url)).toEqual(['apple']);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
  const page = transcript('tidemark serve --repository orchard', answer, {
    [seen]: '<url>',
    [String(process.pid)]: '"<pid>"',
  });
  await expect(page).toMatchFileSnapshot('../transcripts/serve-listening.md');
  await expect(fetch(seen)).rejects.toThrow('fetch failed');
});

test('the store is that of --store, then of TIDEMARK_TRAIN_STORE, then of the config on main', async () => {
  const repository = orchard("export default { land: { store: 'sqlite:config.db' } };\n");
  repository.write({ 'tidemark.config.ts': "export default { land: { store: 'sqlite:draft.db' } };\n" });
  for (const name of ['flag', 'environment', 'config', 'draft'])
    await queued(repository, `sqlite:${name}.db`, name);
  const env = { TIDEMARK_TRAIN_STORE: 'sqlite:environment.db' };
  const shows = (branch: string) => async (url: string) => expect(await branchesAt(url)).toEqual([branch]);
  await served(repository, ['--store', 'sqlite:flag.db'], shows('flag'), { env });
  await served(repository, [], shows('environment'), { env });
  await served(repository, [], shows('config'));
});

test('with TIDEMARK_TOKEN a baseline is changed in the ledger that tidemark baseline shows', async () => {
  const repository = orchard();
  const commit = repository.git('rev-parse', 'HEAD').trim();
  const tree = repository.git('rev-parse', 'HEAD^{tree}').trim();
  const [actor, reason] = ['pomona@example.org', 'measured on the farm'];
  const tally = { lines: { covered: 9, total: 10 } };
  const body = JSON.stringify({ kind: 'raise', repository: 'orchard', commit, tree, tally, actor, reason });
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const { document, stdout, stderr } = await served(
    repository,
    ['--repository', 'orchard'],
    async (url) => {
      expect((await fetch(`${url}/coverage/baseline`, { method: 'POST', headers, body })).status).toBe(200);
    },
    { env: { TIDEMARK_TOKEN: TOKEN } },
  );
  expect(document.writable).toBe(true);
  expect(stdout + stderr).not.toContain(TOKEN);
  const shown = await baseline(repository, 'show', '--repository', 'orchard');
  expect(shown.document.entries).toMatchObject([
    { actor, reason, marks: { lines: { covered: 9, total: 10 } } },
  ]);
});

describe('serve listens nowhere', () => {
  test.each([
    [
      'beyond loopback without a token',
      ['--host', '0.0.0.0'],
      {},
      ['0.0.0.0 is open to other machines, and there is no token'],
    ],
    [
      'with a token that is guessed',
      [],
      { TIDEMARK_TOKEN: 'pear' },
      ['TIDEMARK_TOKEN is too short, or holds spaces'],
    ],
    ['on a port that there is not', ['--port', '70000'], {}, ['there is no port 70000']],
    [
      'when several things are off, and says all of them',
      ['--store', 'cellar', '--repository', 'two words', '--ledger', 'shelf', '--host', '::'],
      {},
      [
        'the store of a train is named by sqlite, sqlite:<file> or postgres://…',
        'a ledger is named by git, git:<remote>, git:., sqlite:<file> or postgres://…',
        'the name of a repository has no spaces',
        ':: is open to other machines, and there is no token',
      ],
    ],
    [
      'when the remote of its ledger is none',
      ['--ledger', 'git:attic'],
      { TIDEMARK_TOKEN: TOKEN },
      ['there is no remote attic'],
    ],
  ])('%s', async (_, words, env, messages) => {
    const { code, document } = await tidemark<ServeDocument>(orchard(), ['serve', ...words], { env });
    expect([code, document.reason, document.url]).toEqual([2, 'usage', null]);
    expect(document.error?.problems.map(({ message }) => message)).toEqual(messages);
  });

  test('on a port that is taken', async () => {
    const repository = orchard();
    await served(repository, [], async (url) => {
      const { port } = new URL(url);
      const { code, document } = await tidemark<ServeDocument>(repository, ['serve', '--port', port]);
      expect([code, document.error?.message]).toEqual([2, `port ${port} of 127.0.0.1 is taken`]);
    });
  });

  test('with a config that is none', async () => {
    const { document } = await tidemark<ServeDocument>(orchard('export default { orchard: 1 };\n'), [
      'serve',
    ]);
    expect(document.reason).toBe('invalid-config');
  });

  test('outside of a repository', async () => {
    const { document } = await tidemark<ServeDocument>(temporaryFolder(), ['serve']);
    expect(document.reason).toBe('not-a-repository');
  });

  test('in a repository that has no main yet', async () => {
    const { document } = await tidemark<ServeDocument>(emptyRepository(), ['serve']);
    expect(document.reason).toBe('unknown-base');
  });

  test('any more when its answer cannot be written', async () => {
    const port = await freePort();
    const words = ['serve', '--port', String(port), '--reporter', 'json:/dev/null/answer.json'];
    const { code, document } = await tidemark<ServeDocument>(orchard(), words);
    expect([code, document.status]).toEqual([2, 'error']);
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed');
  });
});

test('a bug in an answer is told on stderr, and the next one is answered', async () => {
  let isBroken = true;
  const clockMs = () => {
    if (isBroken) throw new Error('the clock fell down');
    return performance.now();
  };
  const { code, stderr } = await served(
    orchard(),
    [],
    async (url) => {
      expect((await fetch(`${url}/healthz`)).status).toBe(500);
      isBroken = false;
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    },
    { clockMs },
  );
  expect(code).toBe(0);
  expect(stderr).toContain('Error: the clock fell down\n');
});

test('SIGTERM ends a process that serves with 0, after one document on stdout', async () => {
  const child = spawn(process.execPath, [BIN, 'serve', '--port', '0'], {
    cwd: orchard().root,
    env: { PATH: process.env['PATH'] ?? '', ...PLAIN_GIT },
  });
  let stdout = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const document = await new Promise<ServeDocument>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
      if (stdout.endsWith('\n')) resolve(JSON.parse(stdout));
    });
  });
  expect(document.pid).toBe(child.pid);
  expect((await fetch(`${document.url}/queue`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
});
