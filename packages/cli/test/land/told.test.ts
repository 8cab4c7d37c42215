import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { config, trainOrchard } from './train-orchard.ts';

/** A server that notes what it is sent; it answers with the code it is given. */
async function listener(code: number) {
  const seen: { path: string; body: unknown; signature: unknown }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      seen.push({ path: request.url ?? '', body, signature: request.headers['x-tidemark-signature-256'] });
      response.writeHead(code).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen };
}

test('what came of a branch is told to a chat and a webhook', async () => {
  const { url, seen } = await listener(200);
  const orchard = trainOrchard();
  orchard.branch('drop', { covered: '4\n' });
  const env = {
    TIDEMARK_TELEGRAM_TOKEN: '1:appleapple',
    TIDEMARK_TELEGRAM_CHAT: '7',
    TIDEMARK_TELEGRAM_API: url,
    TIDEMARK_WEBHOOK_URL: `${url}/hook`,
    TIDEMARK_WEBHOOK_SECRET: 'pear',
  };
  const { document } = await orchard.land(['drop'], { env });
  expect(document.warnings.map(({ code }) => code)).toEqual(['coverage']);
  const [hook, chat] = seen.toSorted((left, right) => right.path.length - left.path.length).toReversed();
  expect(hook).toMatchObject({
    path: '/hook',
    body: { event: 'failed', branch: 'drop', tries: 1, coverage: { status: 'FAIL' } },
    signature: expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
  });
  expect(chat).toMatchObject({ path: '/bot1:appleapple/sendMessage', body: { chat_id: '7' } });
});

test('who cannot be told is a warning, and the branch has landed all the same', async () => {
  const { url } = await listener(403);
  const orchard = trainOrchard();
  orchard.branch('harvest', { covered: '9\n' });
  const env = { TIDEMARK_WEBHOOK_URL: url };
  const { code, document } = await orchard.land(['harvest'], { env });
  expect({ code, ...document }).toMatchObject({
    code: 0,
    reason: 'landed',
    warnings: [{ code: 'coverage' }, { code: 'train-error', message: expect.stringContaining('403') }],
  });
});

test('a setting that cannot be meant keeps the train from starting', async () => {
  const orchard = trainOrchard();
  orchard.branch('harvest', { covered: '9\n' });
  const env = { TIDEMARK_WEBHOOK_URL: 'pear', TIDEMARK_TRAIN_STORE: 'mysql://x' };
  const { code, document } = await orchard.land(['harvest'], { env });
  expect(code).toBe(2);
  expect(document.error?.problems.map(({ message }) => message)).toEqual([
    'TIDEMARK_WEBHOOK_URL is no URL to post to',
    'the store of a train is named by sqlite, sqlite:<file> or postgres://…',
  ]);
});

test('no command line that is run for a branch sees a secret of the train', async () => {
  const orchard = trainOrchard(
    config('floor: 50', "checks: { security: 'env | grep -q PEARSECRET; test $? = 1' }"),
  );
  orchard.branch('harvest', { 'measure.sh': 'env | grep PEARSECRET && exit 1\nexit 3\n' });
  const { url } = await listener(200);
  const secrets = {
    TIDEMARK_TOKEN: 'PEARSECRET',
    TIDEMARK_WEBHOOK_SECRET: 'PEARSECRET',
    TIDEMARK_WEBHOOK_URL: url,
  };
  const before = { ...process.env };
  Object.assign(process.env, secrets);
  onTestFinished(() => void (process.env = before));
  const { document } = await orchard.land(['harvest'], { env: secrets });
  expect(document.landings[0]?.checks).toMatchObject([
    { name: 'security', status: 'pass' },
    { name: 'merge' },
    { name: 'coverage', warning: expect.stringContaining('WARNING') },
  ]);
  expect(JSON.stringify(document)).not.toContain('PEARSECRET');
});
