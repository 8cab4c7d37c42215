// Lands branch after branch in so many repositories at once, until stdin ends, and prints how many landed. Each landing queues
// a branch, holds the lease with a heartbeat, waits for a check of five seconds, pushes to a bare remote, raises the baseline.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Result, RunCommand } from '../../../packages/kernel/src/index.ts';
import { openLedger, raiseBaseline } from '../../../packages/ledger/src/index.ts';
import { readLedgerPlace } from '../../../packages/ledger/src/look.ts';
import { openTrain, readTrainPlace } from '../../../packages/train/src/index.ts';

const [work = '', storePlace = '', ledgerPlace = '', count = '20'] = process.argv.slice(2);
const TTL_MS = 10_000;
const CHECK_MS = 5000;
const IDENTITY = {
  GIT_AUTHOR_NAME: 'Pomona',
  GIT_AUTHOR_EMAIL: 'pomona@example.org',
  GIT_COMMITTER_NAME: 'Pomona',
  GIT_COMMITTER_EMAIL: 'pomona@example.org',
};

const run: RunCommand = (program, args, { cwd }) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...IDENTITY },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(stdout), stderr }));
  });

const store = valueOf(await openTrain({ run, root: work }, valueOf(readTrainPlace(storePlace))));
const ledger = valueOf(await openLedger({ run, root: work }, valueOf(readLedgerPlace(ledgerPlace))));
const ending = new AbortController();
process.stdin.on('end', () => ending.abort()).resume();

const landed = await Promise.all(
  Array.from({ length: Number(count) }, async (_, index) => {
    // They do not all push at one moment.
    await setTimeout((index * CHECK_MS) / Number(count));
    return landAll(`example.org/shop/orchard-${index + 1}`);
  }),
);
await Promise.all([store.close(), ledger.close()]);
console.log(landed.reduce((sum, n) => sum + n, 0));

async function landAll(repository: string): Promise<number> {
  const clone = path.join(work, path.basename(repository));
  mkdirSync(clone, { recursive: true });
  const git = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await run('git', args, { cwd: clone });
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return Buffer.from(stdout).toString('utf8').trim();
  };
  await git('init', '--quiet', '--initial-branch=main');
  await git('init', '--quiet', '--bare', 'remote.git');
  const tree = await git('mktree');
  let main = '';
  let nLanded = 0;
  for (; !ending.signal.aborted; nLanded += 1) {
    const branch = `apple-${nLanded + 1}`;
    valueOf(await store.enqueue(repository, branch));
    const { isTaken, ...taken } = valueOf(await store.acquire(repository, `bench:${process.pid}`, TTL_MS));
    if (!isTaken || !('lease' in taken)) throw new Error('nobody else lands here');
    const { lease } = taken;
    valueOf(await store.begin(lease, branch));
    await setTimeout(CHECK_MS);
    valueOf(await store.renew(lease, TTL_MS));
    const parent = main === '' ? [] : ['-p', main];
    const head = await git('commit-tree', tree, ...parent, '-m', branch);
    await git(
      'push',
      '--quiet',
      '--atomic',
      `--force-with-lease=refs/heads/main:${main}`,
      'remote.git',
      `${head}:refs/heads/main`,
    );
    main = head;
    const ratio = { covered: nLanded + 1, total: nLanded + 2 };
    const tally = { statements: ratio, branches: ratio, functions: ratio, lines: ratio };
    const tools = { tool: null, provider: null, node: null };
    valueOf(await raiseBaseline(ledger, repository, { tally, commit: head, tree, tools }));
    const settlement = { stage: 'landed', tries: 0, reason: null, head, coverage: null } as const;
    valueOf(await store.settle(lease, branch, 'landed', settlement));
    valueOf(await store.release(lease));
  }
  return nLanded;
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join('\n'));
}
