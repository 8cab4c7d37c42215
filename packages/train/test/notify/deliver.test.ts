import { expect, test } from 'vitest';
import { notify } from '../../src/index.ts';
import { answering, listener, type Answer } from './listener.ts';
import { SECRET, SENT_BACK, telegramAt, TOKEN, webhookAt } from './orchard.ts';

const taken = answering(200);
const hanging: Answer = () => undefined;
const closing: Answer = (_, request) => request.socket.destroy();
const closingMidBody =
  (status: number): Answer =>
  (response, request) =>
    response
      .writeHead(status, { 'content-length': '100' })
      .write('{"description":"half', () => setTimeout(() => request.socket.destroy(), 20));

test.each<[string, Answer]>([
  ['500', answering(500)],
  ['503 with a body that is no JSON', answering(503, '<h1>later</h1>')],
  ['408', answering(408)],
  ['429', answering(429)],
  ['429 that names a time', answering(429, '', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })],
  ['429 that asks to wait for a day', answering(429, '', { 'retry-after': '86400' })],
  ['429 that asks for nonsense', answering(429, '', { 'retry-after': 'soon' })],
  ['429 of Telegram', answering(429, '{"ok":false,"parameters":{"retry_after":3600}}')],
  ['no answer', hanging],
  ['a connection that is closed', closing],
  ['500 that breaks off', closingMidBody(500)],
])('after %s the next try is taken, as the same delivery', async (_, failing) => {
  const { url, posts } = await listener(failing, taken);
  expect(await notify(webhookAt(url), SENT_BACK)).toEqual([]);
  expect(posts).toHaveLength(2);
  expect(posts[1]?.body).toBe(posts[0]?.body);
  expect(posts[1]?.headers['x-tidemark-delivery']).toBe(posts[0]?.headers['x-tidemark-delivery']);
});

test.each<[string, Answer]>([
  ['its head', answering(429, '', { 'retry-after': '0' })],
  ['its head, as a time', answering(503, '', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })],
  ['its body', answering(429, '{"ok":false,"parameters":{"retry_after":0}}')],
])('when to try again is as an answer has it in %s', { timeout: 30_000 }, async (_, failing) => {
  const { url, posts } = await listener(failing, taken);
  const pace = { timeoutMs: 10_000, tries: 2, pauseMs: 1_000_000, longestPauseMs: 1_000_000 };
  expect(await notify({ ...telegramAt(url), pace }, SENT_BACK)).toEqual([]);
  expect(posts).toHaveLength(2);
});

test.each<[string, Answer, string]>([
  ['500', answering(500), 'it answered 500'],
  ['no answer', hanging, 'it gave no answer in 300 ms'],
  ['a closed connection', closing, 'it cannot be reached (UND_ERR_SOCKET)'],
])('three times %s is a warning', async (_, failing, why) => {
  const { url, posts } = await listener(failing);
  const host = new URL(url).host;
  expect(await notify(webhookAt(url), SENT_BACK)).toEqual([
    {
      code: 'train-error',
      message: `the webhook at ${host} could not be told (tries: 3): ${why}`,
      hint: 'Check TIDEMARK_WEBHOOK_URL and TIDEMARK_WEBHOOK_SECRET',
    },
  ]);
  expect(posts).toHaveLength(3);
});

test.each<[string, Answer, string]>([
  [
    '400',
    answering(400, '{"ok":false,"description":"Bad Request: chat\\nnot found"}'),
    '400: Bad Request: chat not found',
  ],
  [
    '404 with a long story',
    answering(404, JSON.stringify({ description: 'x'.repeat(3000) })),
    `404: ${'x'.repeat(200)}`,
  ],
  ['404 with a body that never ends', answering(404, `{"description":"${'x'.repeat(100_000)}"}`), '404'],
  ['404 with a strange body', answering(404, '{"description":7,"parameters":{"retry_after":-1}}'), '404'],
  ['403 that breaks off', closingMidBody(403), '403'],
  ['302', answering(302, '', { location: '/elsewhere' }), '302'],
])('%s is not tried again', async (_, refusing, said) => {
  const { url, posts } = await listener(refusing, taken);
  const [warning] = await notify(telegramAt(url), SENT_BACK);
  expect(warning?.message).toMatch(/could not be told \(tries: 1\)/);
  expect(warning?.message).toMatch(new RegExp(`it answered ${said}$`));
  expect(posts).toHaveLength(1);
});

test.each<[string, Answer]>([
  ['breaks off', closingMidBody(200)],
  ['never ends', (response) => response.writeHead(200).write('{')],
  ['is large', answering(200, 'x'.repeat(10_000_000))],
])('an answer that was given counts, though its body %s', async (_, answer) => {
  const { url, posts } = await listener(answer);
  expect(await notify(telegramAt(url), SENT_BACK)).toEqual([]);
  expect(posts).toHaveLength(1);
});

test('where nobody listens, a refused connection is a warning', async () => {
  const [warning] = await notify(telegramAt('http://127.0.0.1:1'), SENT_BACK);
  expect(warning?.message).toMatch(
    /^Telegram at 127\.0\.0\.1:1 could not be told \(tries: 3\): it cannot be reached/,
  );
});

test('a redirection takes no secret to another place', async () => {
  const elsewhere = await listener(taken);
  for (const status of [301, 302, 307, 308]) {
    const { url } = await listener(answering(status, '', { location: elsewhere.url }));
    expect(await notify(webhookAt(url), SENT_BACK)).toHaveLength(1);
    expect(await notify(telegramAt(url), SENT_BACK)).toHaveLength(1);
  }
  expect(elsewhere.posts).toEqual([]);
});

test.each(['pomonas-key', 'hedgerow'])(
  'no warning repeats %s, a part of the URL of a webhook',
  async (part) => {
    const { url } = await listener(
      answering(404, JSON.stringify({ description: `there is no ${part} here` })),
    );
    const [warning] = await notify(webhookAt(`${url}/hooks/T01/pomonas-key?key=hedgerow`), SENT_BACK);
    expect(warning?.message).toContain('answered 404: there is no *** here');
  },
);

test('no warning repeats a token, a secret or the path of a webhook, whatever the other side says', async () => {
  const echo: Answer = (response, { url = '' }) =>
    response.writeHead(400).end(JSON.stringify({ description: `no such place: ${url}, ${SECRET}` }));
  const { url } = await listener(echo);
  const warnings = [
    ...(await notify(telegramAt(url), SENT_BACK)),
    ...(await notify(webhookAt(`${url}/hooks/T01/pomona?key=hedge`), SENT_BACK)),
    ...(await notify(telegramAt('http://127.0.0.1:1'), SENT_BACK)),
    ...(await notify(webhookAt('http://127.0.0.1:1/hooks/T01/pomona?key=hedge'), SENT_BACK)),
  ];
  expect(warnings).toHaveLength(4);
  const said = JSON.stringify(warnings.slice(1));
  expect(JSON.stringify(warnings[0])).not.toContain(TOKEN);
  for (const secret of [TOKEN, SECRET, 'pomona', 'key=hedge']) expect(said).not.toContain(secret);
});
