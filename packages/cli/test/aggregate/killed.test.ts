import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, repositoryAt, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { hits, source } from '../run-tidemark.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');
const KILLS = 15;
const LONG_MS = 300_000;
const FILES = Array.from({ length: 300 }, (_, index) => `src/apple-${index}.ts`);
const OUTPUTS = ['summary.json', '.out/aggregate.json', '.out/lcov.info', '.out/cobertura.xml'];

/** Two reports of the same files, so that what is written of one can be told from what is written of the other. */
const REPORTS = [{}, { 1: 0, 2: 0 }].map((except) =>
  lcov(Object.fromEntries(FILES.map((name) => [name, hits(200, except)]))),
);

const LARGE = `#${'.'.repeat(17 << 20)}\n`;

function orchard(): Repository {
  return createRepository({
    'package.json': '{"name":"orchard"}',
    '.gitignore': 'coverage/lcov.info\n',
    ...Object.fromEntries(FILES.map((name) => [name, source(200)])),
  });
}

/** When a run is killed: after so many milliseconds, or once so many events were seen where the answers are kept. */
interface Kill {
  readonly afterMs: number;
  readonly afterEvents: number;
}

const NEVER: Kill = { afterMs: LONG_MS, afterEvents: Number.POSITIVE_INFINITY };

/** Runs `aggregate` to its end, or to its kill. Gives the exit code, null when it was killed. */
function aggregateAt(cwd: string, { afterMs, afterEvents }: Kill): Promise<number | null> {
  const out = path.join(cwd, 'coverage/.out');
  mkdirSync(out, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, 'aggregate'], { cwd, stdio: 'ignore' });
    const kill = () => child.kill('SIGKILL');
    const timer = setTimeout(kill, afterMs);
    let nEvents = 0;
    const watcher = watch(out, () => (nEvents += 1) === afterEvents && kill());
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      watcher.close();
      resolve(code);
    });
  });
}

function written({ root }: Repository): (string | null)[] {
  const files = OUTPUTS.map((name) => path.join(root, 'coverage', name));
  return files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : null));
}

/** Puts a report in place, runs to the end, and gives what was written. */
async function writtenOf(repository: Repository, report: string) {
  repository.write({ 'coverage/lcov.info': report });
  expect(await aggregateAt(repository.root, NEVER)).toBe(0);
  return written(repository);
}

test(
  'aggregate, killed at any moment, leaves every file as it was or as it will be',
  async () => {
    const repository = orchard();
    const start = performance.now();
    const [first, second] = [
      await writtenOf(repository, REPORTS[0] ?? ''),
      await writtenOf(repository, REPORTS[1] ?? ''),
    ];
    const wholeMs = (performance.now() - start) / 2;
    expect(first).not.toContain(null);
    for (let kill = 0; kill < KILLS; kill += 1) {
      repository.write({ 'coverage/lcov.info': REPORTS[kill % 2] ?? '' });
      // Room is made for a large report.
      if (kill % 2 === 0) repository.write({ 'coverage/.out/lcov.info': LARGE });
      const moment =
        kill % 3 === 0
          ? { ...NEVER, afterMs: wholeMs * (0.2 + Math.random()) }
          : { ...NEVER, afterEvents: 1 + Math.floor(Math.random() * 20) };
      await aggregateAt(repository.root, moment);
      written(repository).forEach((text, index) =>
        expect([first[index], second[index], LARGE].includes(text)).toBe(true),
      );
    }
    expect(await writtenOf(repository, REPORTS[0] ?? '')).toEqual(first);
    const out = readdirSync(path.join(repository.root, 'coverage/.out')).filter(
      (name) => !name.endsWith('.tmp'),
    );
    expect(out).toEqual(['.gitignore', 'aggregate.json', 'cobertura.xml', 'lcov.info']);
    expect(repository.git('status', '--porcelain', '--', 'coverage/.out')).toBe('');
  },
  LONG_MS,
);

test(
  'four at once, in one worktree and in two, write the bytes that one alone writes',
  async () => {
    const repository = orchard();
    const alone = await writtenOf(repository, REPORTS[0] ?? '');
    const other = repositoryAt(path.join(temporaryFolder(), 'other'));
    repository.git('worktree', 'add', '--quiet', '--detach', other.root);
    other.write({ 'coverage/lcov.info': REPORTS[0] ?? '' });
    const { root } = repository;
    const codes = await Promise.all(
      [root, root, other.root, other.root].map((cwd) => aggregateAt(cwd, NEVER)),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(written(repository)).toEqual(alone);
    expect(written(other)).toEqual(alone);
  },
  LONG_MS,
);
