// Asks `tidemark serve` for its queue at a steady rate while branches land, and says how soon it answered.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { flagsOf, refuse } from '../../script-words/src/index.ts';
import { sectionOf, SERVE_HEADING } from './performance-page.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const work = path.join(root, 'tools/bench/.work/serve');
const page = path.join(root, 'docs/performance.md');
const HELP = `Usage: pnpm bench:serve [--rate <n>] [--seconds <n>] [--landings <n>] [--write]

  --rate <n>      requests of GET /queue a second (default: 500)
  --seconds <n>   how long (default: 10)
  --landings <n>  repositories in which branches land meanwhile (default: 20)
  --write         write it into docs/performance.md
`;
const values = flagsOf(HELP, {
  rate: { type: 'string', default: '500' },
  seconds: { type: 'string', default: '10' },
  landings: { type: 'string', default: '20' },
  write: { type: 'boolean', default: false },
});
if (![values.rate, values.seconds, values.landings].every((count) => /^[1-9]\d*$/.test(count)))
  refuse(HELP, 'rate, seconds and landings are whole numbers above 0');
const [rate, seconds] = [Number(values.rate), Number(values.seconds)];

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
for (const words of [
  ['init', '--initial-branch=main'],
  ['commit', '--allow-empty', '-m', 'base'],
])
  spawnSync('git', ['-c', 'user.name=Pomona', '-c', 'user.email=pomona@example.org', ...words], {
    cwd: work,
  });
const [store, ledger] = [`sqlite:${work}/train.db`, `sqlite:${work}/ledger.db`];
const landings = spawn(
  process.execPath,
  [path.join(import.meta.dirname, 'landings.ts'), work, store, ledger, values.landings],
  {
    stdio: ['pipe', 'pipe', 'inherit'],
  },
);
const landed = textOf(landings);
const server = spawn(
  process.execPath,
  [path.join(root, 'packages/cli/src/bin.ts'), 'serve', '--port', '0', '--store', store, '--ledger', ledger],
  { cwd: work, stdio: ['ignore', 'pipe', 'inherit'] },
);
const { url }: { readonly url: string } = JSON.parse(await firstLine(server));
// Every repository is made then, and has a branch on its way.
await setTimeout(8000);

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const latencies: number[] = [];
let nErrors = 0;
const asked: Promise<void>[] = [];
const startedMs = performance.now();
for (let index = 0; index < rate * seconds; index += 1) {
  const dueMs = startedMs + (index * 1000) / rate;
  const earlyMs = dueMs - performance.now();
  if (earlyMs > 1) await setTimeout(earlyMs);
  asked.push(ask(dueMs));
}
await Promise.all(asked);
const reached = (latencies.length * 1000) / (performance.now() - startedMs);
landings.stdin.end();
const nLanded = Number(await landed);
agent.destroy();
server.kill('SIGTERM');

const sorted = latencies.toSorted((left, right) => left - right);
const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1);
const line = `${rate * seconds} requests at ${rate} a second, ${values.landings} landings going on (${nLanded} landed): ${Math.floor(reached)} answered a second, ${nErrors} errors; half within ${at(0.5)} ms, 99 % within ${at(0.99)} ms, all within ${at(1)} ms`;
console.log(line);
if (values.write) write();
if (nErrors > 0 || reached < rate * 0.99) process.exitCode = 1;

/** Counted from when it was due, so that a server that stands still does not slow down who asks. */
function ask(dueMs: number): Promise<void> {
  return new Promise((resolve) => {
    const fail = () => {
      nErrors += 1;
      resolve();
    };
    get(`${url}/queue`, { agent }, (answer) => {
      answer.resume();
      answer.on('error', fail);
      answer.on('end', () => {
        if (answer.statusCode === 200) latencies.push(performance.now() - dueMs);
        else nErrors += 1;
        resolve();
      });
    }).on('error', fail);
  });
}

function write(): void {
  const text = readFileSync(page, 'utf8');
  const section = `\n## ${SERVE_HEADING}\n\nMade by \`pnpm bench:serve --write\` on ${availableParallelism()} processors, which client, server and landings share; each answer is counted from when it was due.\n\n- ${line}\n`;
  const old = sectionOf(page, SERVE_HEADING);
  writeFileSync(page, old === '' ? `${text.trimEnd()}\n${section}` : text.replace(old, section));
}

function firstLine(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text);
    });
    child.on('close', () => reject(new Error('tidemark serve ended')));
  });
}

function textOf(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.on('close', () => resolve(text));
  });
}
