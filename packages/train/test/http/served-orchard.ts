import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import path from 'node:path';
import type { RunCommand } from '@tidemark/kernel';
import { openLedger, type BaselineStore } from '@tidemark/ledger';
import { openReader, readLedgerPlace } from '@tidemark/ledger/look';
import { emptyRepository, PLAIN_GIT, runProcess } from '@tidemark/test-kit';
import { onTestFinished } from 'vitest';
import { createApp, LIMITS, listen, type AppParts, type Limits } from '../../src/http.ts';
import type { TrainStore } from '../../src/index.ts';
import { KINDS, lookedAt, opened, ORCHARD } from '../store/stores.ts';
import { valueOf } from '../store/value-of.ts';

export const TOKEN = 'golden-delicious-of-1832';
export const BEARER = { authorization: `Bearer ${TOKEN}` };
export const COMMIT = 'a'.repeat(40);

/** A face over a real store and a real ledger, with what was thrown in it. */
export interface ServedOrchard {
  readonly url: string;
  readonly store: TrainStore;
  readonly ledger: BaselineStore;
  readonly bugs: readonly unknown[];
  readonly close: () => Promise<void>;
  readonly ask: (target: string, asked?: Asked) => Promise<Told>;
}

/** What a client asks for beside the path. */
export interface Asked {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** What it is told. */
export interface Told {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** How an orchard is served that is not served as usual: on loopback, with a token, from SQLite. */
export interface Wishes {
  readonly parts?: Partial<AppParts>;
  readonly limits?: Partial<Limits>;
  readonly ledger?: string;
  readonly kind?: (typeof KINDS)[number];
}

/** Serves an orchard until the test is over. */
export async function servedOrchard({
  parts,
  limits,
  ledger: place = 'sqlite:ledger.db',
  kind,
}: Wishes = {}): Promise<ServedOrchard> {
  const station = await (kind ?? KINDS[0])?.make();
  if (station === undefined) throw new Error('there is always SQLite');
  const clone = { run, root: emptyRepository().root };
  const [store, reader] = [await opened(station), await lookedAt(station)];
  const ledgerPlace = valueOf(readLedgerPlace(place));
  const ledger = valueOf(await openLedger(clone, ledgerPlace));
  const ledgerReader = valueOf(await openReader(clone, ledgerPlace));
  const bugs: unknown[] = [];
  const app = createApp({
    reader,
    ledger: ledgerReader,
    repository: ORCHARD,
    isLocal: true,
    door: { token: TOKEN, store: ledger },
    version: '1.2.3',
    today: () => '2026-06-01',
    nowMs: () => performance.now(),
    onBug: (error) => bugs.push(error),
    ...parts,
  });
  const { url, close } = valueOf(
    await listen(app, { host: '127.0.0.1', port: 0, limits: { ...LIMITS, graceMs: 1000, ...limits } }),
  );
  onTestFinished(async () => {
    await close();
    await Promise.all([ledger.close(), ledgerReader.close()]);
  });
  return { url, store, ledger, bugs, close, ask: (target, asked) => ask(url + target, asked) };
}

/** Asks as a client library does. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** A measurement of so many of ten lines. */
export function measured(covered: number) {
  const ratio = { covered, total: 10 };
  const none = { covered: 0, total: 0 };
  return {
    tally: { statements: ratio, branches: none, functions: ratio, lines: ratio },
    commit: COMMIT,
    tree: COMMIT,
    tools: { tool: null, provider: null, node: null },
  };
}

/** A body that lowers the lines of the orchard, with anything else instead. */
export function override(instead: object = {}): string {
  return JSON.stringify({
    kind: 'override',
    repository: ORCHARD,
    tally: { lines: { covered: 7, total: 10 } },
    commit: COMMIT,
    tree: COMMIT,
    actor: 'pomona@example.org',
    reason: 'the old press is gone',
    expires: '2026-12-31',
    ...instead,
  });
}

const run: RunCommand = async (program, args, { cwd, stdin, env }) => {
  const text = stdin === undefined ? {} : { stdin: Buffer.from(stdin).toString('utf8') };
  const { code, stdout, stderr } = await runProcess(program, args, {
    cwd: path.resolve(cwd),
    env: { ...PLAIN_GIT, ...env },
    ...text,
  });
  return { code, stdout: Buffer.from(stdout), stderr };
};
