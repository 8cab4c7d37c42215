import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { holderName, readNotifySettings, tellAbout, type LandingReport } from '../../src/index.ts';
import { valueOf } from '../store/value-of.ts';

const REPORT: LandingReport = {
  branch: 'apple',
  outcome: 'failed',
  stage: 'development',
  tries: 2,
  reason: 'coverage: lines fell',
  base: null,
  head: null,
  checks: [],
  coverage: null,
  isRaised: false,
  problems: [],
  warnings: [],
};
const LOST = { code: 'lease-lost', message: 'lost', hint: '' } as const;

test.each([
  [{}, ['failed']],
  [{ outcome: 'landed' }, ['landed']],
  [{ outcome: 'refused' }, ['refused']],
  [{ outcome: 'error' }, ['error']],
  [{ outcome: 'stale-base' }, []],
  [{ outcome: 'error', problems: [LOST] }, []],
] as const)('of a landing that is %j is told %j', async (given, events) => {
  const told: { event: string; tries: number }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : expect.fail();
  const settings = valueOf(readNotifySettings({ TIDEMARK_WEBHOOK_URL: `http://127.0.0.1:${port}/` }));
  expect(await tellAbout(settings, 'orchard', { ...REPORT, ...given })).toEqual([]);
  expect(told.map(({ event }) => event)).toEqual(events);
});

test('a holder is called by its machine and its process', () => {
  expect(holderName()).toBe(`${hostname()}:${process.pid}`);
});
