import { raiseBaseline } from '@tidemark/ledger';
import { describe, expect, test } from 'vitest';
import { problemAnswer } from '../../src/http/answers.ts';
import { ORCHARD } from '../store/stores.ts';
import { valueOf } from '../store/value-of.ts';
import { BEARER, measured, override, servedOrchard, type Asked, type Told } from './served-orchard.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const LET_IN: Asked = { method: 'POST', headers: { ...BEARER, ...JSON_TYPE } };

function refusalOf({ headers, text }: Told) {
  expect(headers['content-type']).toBe('application/problem+json');
  return problemAnswer.parse(JSON.parse(text));
}

test.each(['sqlite:ledger.db', 'git'])('an override is on record in the ledger %s', async (place) => {
  const { ledger, ask } = await servedOrchard({ ledger: place });
  valueOf(await raiseBaseline(ledger, ORCHARD, measured(9)));
  const told = await ask('/coverage/baseline', { ...LET_IN, body: override() });
  expect(told.status).toBe(200);
  const entry = valueOf(await ledger.read(ORCHARD));
  expect(entry).toMatchObject({
    kind: 'override',
    actor: 'pomona@example.org',
    reason: 'the old press is gone',
    baseline: {
      marks: { lines: { covered: 9 } },
      override: { marks: { lines: { covered: 7 } }, expires: '2026-12-31' },
    },
  });
  expect(JSON.parse(told.text)).toEqual({
    schemaVersion: 1,
    outcome: 'overridden',
    repository: ORCHARD,
    revision: 2,
    recordedAt: entry?.at,
  });
});

test('a raise is on record with who answers for it; one that is nowhere higher changes nothing', async () => {
  const { ledger, ask } = await servedOrchard();
  const body = override({ kind: 'raise', expires: undefined });
  const told = await ask('/coverage/baseline', { ...LET_IN, body });
  expect(JSON.parse(told.text)).toMatchObject({ outcome: 'raised', revision: 1 });
  expect(valueOf(await ledger.read(ORCHARD))).toMatchObject({
    kind: 'raise',
    actor: 'pomona@example.org',
    reason: 'the old press is gone',
  });
  const again = await ask('/coverage/baseline', { ...LET_IN, body });
  expect(JSON.parse(again.text)).toMatchObject({ outcome: 'kept', revision: 1 });
});

test('the queue shows at once what was changed', async () => {
  const { ask } = await servedOrchard();
  expect((await ask('/queue')).text).toContain('"revision":null');
  const body = override({ kind: 'raise', expires: undefined });
  await ask('/coverage/baseline', { ...LET_IN, body });
  expect((await ask('/queue')).text).toContain('"revision":1');
});

describe('refused, with the ledger as it was, is', () => {
  test.each([
    ['no token', 401, { headers: JSON_TYPE }, 'no token was sent'],
    [
      'a wrong token',
      401,
      { headers: { ...JSON_TYPE, authorization: 'Bearer braeburn-of-1952-here' } },
      'this is not the token',
    ],
    ['another method', 405, { method: 'PUT' }, 'does not take PUT'],
    ['another type', 415, { headers: { ...BEARER, 'content-type': 'text/plain' } }, 'not declared as JSON'],
    ['no type', 415, { headers: BEARER }, 'not declared as JSON'],
    ['an encoded body', 415, { headers: { ...LET_IN.headers, 'content-encoding': 'gzip' } }, 'encoded'],
    ['a body of 16 KiB and one byte', 413, { body: ' '.repeat(16_385) }, 'more than 16384 bytes'],
    [
      'a large body in chunks',
      413,
      { headers: { ...LET_IN.headers, 'transfer-encoding': 'chunked' }, body: ' '.repeat(300_000) },
      'more than 16384 bytes',
    ],
    ['a body that is no JSON', 400, { body: '{"kind":' }, 'the body is no JSON'],
    ['a body that is none', 400, { body: '{}' }, 'kind'],
    ['a day that has passed', 400, { body: override({ expires: '2026-05-31' }) }, '2026-05-31 has passed'],
    ['no baseline to lower', 409, {}, 'there is no baseline to override'],
    [
      'a raise to nothing',
      409,
      { body: override({ kind: 'raise', expires: undefined, tally: {} }) },
      'nothing was measured',
    ],
  ])('%s: %i', async (_, status, asked, message) => {
    const { ledger, ask } = await servedOrchard();
    const told = await ask('/coverage/baseline', { ...LET_IN, body: override(), ...asked });
    expect(told.status).toBe(status);
    expect(refusalOf(told)).toMatchObject({
      status,
      code: 'usage',
      message: expect.stringContaining(message),
    });
    expect(valueOf(await ledger.read(ORCHARD))).toBeNull();
  });
});

test('a refusal tells the client what it could do', async () => {
  const { ask } = await servedOrchard();
  const missing = await ask('/coverage/baseline', { method: 'POST' });
  expect(missing.headers['www-authenticate']).toBe('Bearer realm="tidemark"');
  const wrong = await ask('/coverage/baseline', {
    method: 'POST',
    headers: { authorization: 'Bearer pear' },
  });
  expect(wrong.headers['www-authenticate']).toBe('Bearer realm="tidemark", error="invalid_token"');
  expect((await ask('/coverage/baseline', { method: 'GET' })).headers.allow).toBe('POST');
  expect((await ask('/queue', { method: 'DELETE' })).headers.allow).toBe('GET, HEAD');
});

test('nothing is changed where no token is configured, whatever is sent', async () => {
  const { ledger, ask } = await servedOrchard({ parts: { door: null } });
  const told = await ask('/coverage/baseline', { ...LET_IN, body: override() });
  expect([told.status, refusalOf(told).hint]).toEqual([403, 'Start it with TIDEMARK_TOKEN set']);
  expect(valueOf(await ledger.read(ORCHARD))).toBeNull();
});

test('an override that lowers nothing is 409, a ledger out of reach 503', async () => {
  const { ledger, ask } = await servedOrchard();
  valueOf(await raiseBaseline(ledger, ORCHARD, measured(5)));
  const idle = await ask('/coverage/baseline', { ...LET_IN, body: override() });
  expect([idle.status, refusalOf(idle).message]).toEqual([
    409,
    'nothing that was measured is lower than the baseline',
  ]);
  const lost = await servedOrchard({ ledger: 'sqlite:/dev/null/ledger.db' });
  for (const body of [override(), override({ kind: 'raise', expires: undefined })]) {
    const told = await lost.ask('/coverage/baseline', { ...LET_IN, body });
    expect([told.status, refusalOf(told).code]).toEqual([503, 'ledger-error']);
  }
});

test('ten that change one baseline at once are all on record', async () => {
  const { ledger, ask } = await servedOrchard();
  const bodies = Array.from({ length: 10 }, (_, index) =>
    override({ kind: 'raise', expires: undefined, tally: { lines: { covered: 91 + index, total: 101 } } }),
  );
  const told = await Promise.all(bodies.map((body) => ask('/coverage/baseline', { ...LET_IN, body })));
  expect(told.map(({ status }) => status)).toEqual(bodies.map(() => 200));
  expect(valueOf(await ledger.read(ORCHARD))?.baseline.marks.lines?.covered).toBe(100);
});
