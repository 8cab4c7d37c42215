import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { LIMITS, listen } from '../../src/http.ts';
import { valueOf } from '../store/value-of.ts';
import { ask, BEARER, override, servedOrchard } from './served-orchard.ts';

/** Sends bytes as they are, piece by piece, and gives all that comes back until the other side ends. */
function raw(url: string, pieces: readonly string[], pauseMs = 0): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
    const send = async () => {
      for (const piece of pieces) {
        if (!socket.writable) return;
        socket.write(piece);
        await setTimeout(pauseMs);
      }
    };
    send().catch(reject);
  });
}

const POST = `POST /coverage/baseline HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${BEARER.authorization}\r\nContent-Type: application/json\r\n`;

describe('told what is wrong, and left, is a client', () => {
  test.each([
    ['that speaks no HTTP', ['apples and pears\r\n\r\n'], '400'],
    ['that gives no host', ['GET /queue HTTP/1.1\r\n\r\n'], '400'],
    ['whose host makes no sense', ['GET /queue HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'], '400'],
    [
      'whose headers have no end',
      [`GET /queue HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}`],
      '431',
    ],
    ['that says two lengths', [`${POST}Content-Length: 5\r\nContent-Length: 6\r\n\r\n`], '400'],
    [
      'that says a length and sends chunks',
      [`${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`],
      '400',
    ],
  ])('%s', async (_, pieces, status) => {
    const { url, ask: asked } = await servedOrchard();
    const text = await raw(url, pieces);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await asked('/healthz')).status).toBe(200);
  });

  test('that never ends its headers', async () => {
    const { url } = await servedOrchard({ limits: { headersMs: 100 } });
    const text = await raw(url, ['GET /queue HTTP/1.1\r\n', 'Host: localhost\r\n', 'X: 1\r\n'], 50);
    expect(text).toMatch(/^HTTP\/1.1 408 .*the request did not come in time/s);
  });

  test('that never ends its body, and nothing of it is recorded', async () => {
    const { url, ledger } = await servedOrchard({ limits: { headersMs: 100, requestMs: 200 } });
    const body = override({ kind: 'raise', expires: undefined });
    const text = await raw(url, [`${POST}Content-Length: ${body.length}\r\n\r\n`, body.slice(0, -1)], 50);
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(valueOf(await ledger.read('example.org/shop/orchard'))).toBeNull();
  });
});

test('a client that goes away in the middle of its body is no bug, and nothing of it is recorded', async () => {
  const { url, bugs, ledger, ask: asked } = await servedOrchard();
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${POST}Content-Length: 400\r\n\r\n{"kind":`);
  await setTimeout(50);
  socket.destroy();
  await setTimeout(50);
  expect((await asked('/healthz')).status).toBe(200);
  expect(bugs).toEqual([]);
  expect(valueOf(await ledger.read('example.org/shop/orchard'))).toBeNull();
});

test('a connection that says nothing is closed', async () => {
  const { url } = await servedOrchard({ limits: { idleMs: 50 } });
  expect(await raw(url, [])).toBe('');
});

test('one connection more than there may be is closed, and the others are served', async () => {
  const { url, ask: asked } = await servedOrchard({ limits: { connections: 2 } });
  const { hostname, port } = new URL(url);
  const held = [1, 2].map(() => connect(Number(port), hostname));
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  await expect(asked('/healthz')).rejects.toThrow(/ECONNRESET|socket hang up/);
  const [first] = held;
  first?.destroy();
  const status = () => asked('/healthz').then((told) => told.status, String);
  await expect.poll(status).toBe(200);
  for (const socket of held) socket.destroy();
});

describe('when it is to end', () => {
  /** An app whose answers wait until they are let go. */
  async function waiting(graceMs: number) {
    const held: (() => void)[] = [];
    const app = () =>
      new Promise<Response>((resolve) => {
        held.push(() => resolve(new Response('ripe')));
      });
    const listening = await listen(app, { host: '127.0.0.1', port: 0, limits: { ...LIMITS, graceMs } });
    const isAsked = (n: number) => expect.poll(() => held.length).toBe(n);
    return { ...valueOf(listening), isAsked, letGo: () => held.map((answer) => answer()) };
  }

  test('an answer under way is finished, and no new connection is taken', async () => {
    const { url, close, isAsked, letGo } = await waiting(LIMITS.graceMs);
    const told = ask(url);
    await isAsked(1);
    const closed = close();
    await expect(ask(url)).rejects.toThrow('ECONNREFUSED');
    letGo();
    expect((await told).text).toBe('ripe');
    await closed;
  });

  test('a client that asks on over its connection is answered, and then let go', async () => {
    const { url, close, isAsked, letGo } = await waiting(LIMITS.graceMs);
    const question = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    const left = new Promise((resolve) => socket.on('close', resolve));
    socket.write(question);
    await isAsked(1);
    const closed = close();
    socket.write(question);
    await isAsked(2);
    letGo();
    await Promise.all([closed, left]);
    expect(text.match(/connection: [\w-]+/gi)).toEqual(['Connection: keep-alive', 'Connection: close']);
  });

  test('an answer that never comes is not waited for any longer than its time', async () => {
    const { url, close, isAsked } = await waiting(50);
    const told = Promise.allSettled([ask(url)]);
    await isAsked(1);
    await close();
    expect(await told).toMatchObject([{ status: 'rejected', reason: { code: 'ECONNRESET' } }]);
  });

  test('a client that keeps its connection does not keep the program', async () => {
    const { url, close } = await servedOrchard();
    expect(await (await fetch(`${url}/healthz`)).text()).toContain('ok');
    await close();
    await expect(ask(url)).rejects.toThrow('ECONNREFUSED');
  });
});

test('a port that is taken, and an address of elsewhere, are told', async () => {
  const { url } = await servedOrchard();
  const app = async () => new Response();
  const port = Number(new URL(url).port);
  expect(await listen(app, { host: '127.0.0.1', port, limits: LIMITS })).toMatchObject({
    problems: [{ code: 'usage', message: `port ${port} of 127.0.0.1 is taken` }],
  });
  expect(await listen(app, { host: '192.0.2.1', port: 0, limits: LIMITS })).toMatchObject({
    problems: [{ code: 'usage', message: 'cannot listen on port 0 of 192.0.2.1: EADDRNOTAVAIL' }],
  });
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

// -- a machine may have no address of that kind
test.runIf(hasIpv6)('an IPv6 address stands in brackets in the URL', async () => {
  const app = async () => new Response('ripe');
  const { url, close } = valueOf(await listen(app, { host: '::1', port: 0, limits: LIMITS }));
  expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await ask(url)).text).toBe('ripe');
  await close();
});
