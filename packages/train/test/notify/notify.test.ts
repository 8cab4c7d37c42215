import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { notify } from '../../src/index.ts';
import { answering, listener } from './listener.ts';
import { quickly, SECRET, SENT_BACK, telegramAt, TOKEN, webhookAt } from './orchard.ts';

test('nobody is told when nobody is named', async () => {
  expect(await notify(quickly({}), SENT_BACK)).toEqual([]);
});

test('Telegram is told in plain text', async () => {
  const { url, posts } = await listener(answering(200, '{"ok":true}'));
  expect(await notify(telegramAt(`${url}/`), SENT_BACK)).toEqual([]);
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({
    method: 'POST',
    path: `/bot${TOKEN}/sendMessage`,
    headers: { 'content-type': 'application/json' },
  });
  expect(JSON.parse(posts[0]?.body ?? '')).toEqual({
    chat_id: '-100777',
    disable_web_page_preview: true,
    text: [
      'apple was sent back (example.org/shop/orchard)',
      'failed tries: 2',
      'coverage: FAIL, lines 70 % (7/10), baseline 80 % (8/10)',
      'coverage fell',
    ].join('\n'),
  });
});

test.each([
  [
    { event: 'landed', tries: 0, reason: null, coverage: null },
    'apple has landed (example.org/shop/orchard)',
  ],
  [
    {
      event: 'error',
      reason: '<b>the press\nbroke</b>\u001b[31m',
      coverage: { status: 'TOOL_ERROR', metric: null, measured: null, baseline: null },
    },
    'apple could not be judged (example.org/shop/orchard)\nfailed tries: 2\ncoverage: TOOL_ERROR\n<b>the press broke</b> [31m',
  ],
  [
    {
      event: 'refused',
      reason: null,
      coverage: { status: 'BOOTSTRAP', metric: null, measured: { covered: 0, total: 0 }, baseline: null },
    },
    'apple has no try left (example.org/shop/orchard)\nfailed tries: 2\ncoverage: BOOTSTRAP, all unmeasured (0/0)',
  ],
] as const)('a chat reads of %j what there is to say', async (told, text) => {
  const { url, posts } = await listener(answering(200));
  expect(await notify(telegramAt(url), { ...SENT_BACK, ...told })).toEqual([]);
  expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({ text });
});

test('a message is cut where Telegram would refuse it, between two characters', async () => {
  const { url, posts } = await listener(answering(200));
  const head = JSON.parse(JSON.stringify({ ...SENT_BACK, coverage: null }));
  for (const start of ['', 'x'])
    await notify(telegramAt(url), { ...head, reason: start + '🍎'.repeat(5000) });
  const texts = posts.map(({ body }): string => JSON.parse(body).text);
  expect(texts.map((text) => text.length).toSorted()).toEqual([4095, 4096]);
  for (const text of texts) expect(text).toMatch(/🍎…$/u);
});

test('a webhook is told in JSON, signed, under an id', async () => {
  const { url, posts } = await listener(answering(204));
  expect(await notify(webhookAt(`${url}/hooks/orchard?key=1`), SENT_BACK)).toEqual([]);
  const [{ body = '', headers = {}, path = '' } = {}] = posts;
  expect(path).toBe('/hooks/orchard?key=1');
  expect(JSON.parse(body)).toEqual({ id: headers['x-tidemark-delivery'], ...SENT_BACK });
  expect(headers['x-tidemark-delivery']).toMatch(/^[\da-f-]{36}$/);
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  expect(headers['x-tidemark-signature-256']).toBe(`sha256=${signature}`);
});

test('a webhook without a secret is not signed, and each notification has an id of its own', async () => {
  const { url, posts } = await listener(answering(200));
  const settings = quickly({ TIDEMARK_WEBHOOK_URL: url, TIDEMARK_WEBHOOK_SECRET: '' });
  await notify(settings, SENT_BACK);
  await notify(settings, SENT_BACK);
  expect(posts.map(({ headers }) => headers['x-tidemark-signature-256'])).toEqual([undefined, undefined]);
  expect(new Set(posts.map(({ headers }) => headers['x-tidemark-delivery'])).size).toBe(2);
});

test('one who cannot be told keeps nobody from the other', async () => {
  const [chat, hook] = [
    await listener(answering(403, '{"description":"Forbidden"}')),
    await listener(answering(200)),
  ];
  const settings = { ...telegramAt(chat.url), webhook: webhookAt(hook.url).webhook };
  const warnings = await notify(settings, SENT_BACK);
  expect(warnings).toMatchObject([
    { code: 'train-error', message: expect.stringContaining('Telegram at 127.0.0.1') },
  ]);
  expect(hook.posts).toHaveLength(1);
});
