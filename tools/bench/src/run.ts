// Measures Tidemark beside what a user would take instead, in one run, as ratios. The workspaces are made below .work.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeWorkspace } from './make-workspace.ts';
import { measure, type Run } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const work = path.join(root, 'tools/bench/.work');
const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: '50,500,2000' },
    files: { type: 'string', default: '50' },
    lines: { type: 'string', default: '300' },
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});

const cli = path.join(root, 'packages/cli/dist/bin.js');
spawnSync('pnpm', ['build'], { cwd: root, stdio: 'ignore' });
if (!existsSync(cli)) throw new Error('pnpm build made no command line');

const runs = Number(values.runs);
const rows: string[][] = [];
const report = (line: string) => console.log(line);

/** Peers that read everything take minutes and gigabytes on the largest workspace, so they are bounded, and that is said. */
const MOST_MB = { lcov: 20, nyc: 0, 'lcov-result-merger': 120 } as const;

const startup = await measure([process.execPath, cli, '--version'], root, { runs: 5, codes: [0] });
report(`start-up (--version): ${Math.round(startup.ms)} ms`);

for (const packages of values.packages.split(',').map(Number)) {
  const size = { packages, files: Number(values.files), lines: Number(values.lines) };
  const folder = path.join(work, `${packages}x${size.files}x${size.lines}`);
  if (!existsSync(path.join(folder, 'merged.info'))) {
    rmSync(folder, { recursive: true, force: true });
    makeWorkspace(folder, size);
  }
  const megabytes = statSync(path.join(folder, 'merged.info')).size / 1e6;
  report(
    `\n${packages} packages of ${size.files} files of ${size.lines} lines: ${megabytes.toFixed(0)} MB of lcov`,
  );
  await compare(folder, packages, megabytes);
}

if (values.write) writeFileSync(path.join(root, 'docs/performance.md'), page());

async function compare(folder: string, packages: number, megabytes: number): Promise<void> {
  const git = await timed(folder, packages, 'git diff alone', ['git', 'diff', '-U0', 'HEAD', '--'], [0]);
  const ours = await timed(
    folder,
    packages,
    'tidemark diff',
    [process.execPath, cli, 'diff', '--base', 'HEAD'],
    [0, 1],
  );
  const peer = await timed(
    folder,
    packages,
    'diff-cover (merged lcov)',
    ['diff-cover', 'merged.info', '--compare-branch', 'HEAD'],
    [0, 1],
  );
  if (git && ours) report(`    tidemark diff is ${Math.round(ours.ms - git.ms)} ms above git diff`);
  if (ours && peer) report(`    diff-cover takes ${(peer.ms / ours.ms).toFixed(1)} times as long`);
  const sum = await timed(
    folder,
    packages,
    'tidemark aggregate',
    [process.execPath, cli, 'aggregate'],
    [0, 1],
  );
  if (sum) report(`    tidemark aggregate reads ${((megabytes / sum.ms) * 1000).toFixed(0)} MB/s`);
  const check = await timed(
    folder,
    packages,
    'tidemark aggregate --check',
    [process.execPath, cli, 'aggregate', '--check'],
    [0, 1],
  );
  if (check)
    report(`    without writing the merged reports ${((megabytes / check.ms) * 1000).toFixed(0)} MB/s`);
  mkdirSync(path.join(folder, '.peer'), { recursive: true });
  await bounded('lcov', megabytes, () =>
    timed(folder, packages, 'lcov -a', ['lcov', '-q', '-a', 'merged.info', '-o', '.peer/lcov.info'], [0]),
  );
  const merger = path.join(root, 'tools/bench/node_modules/.bin/lcov-result-merger');
  await bounded('lcov-result-merger', megabytes, () =>
    timed(
      folder,
      packages,
      'lcov-result-merger',
      [merger, 'packages/*/coverage/lcov.info', '.peer/merged.info'],
      [0],
    ),
  );
}

async function bounded(
  name: keyof typeof MOST_MB,
  megabytes: number,
  run: () => Promise<unknown>,
): Promise<void> {
  if (megabytes <= MOST_MB[name]) await run();
  else report(`  ${name}: left out above ${MOST_MB[name]} MB, where it takes minutes`);
}

async function timed(
  folder: string,
  packages: number,
  name: string,
  command: readonly string[],
  codes: readonly number[],
): Promise<Run | null> {
  const run = await measure(command, folder, { runs, codes }).catch((error: unknown) => String(error));
  if (typeof run === 'string') {
    report(`  ${name}: ${run.includes('ENOENT') ? 'not installed' : run}`);
    return null;
  }
  rows.push([String(packages), name, `${Math.round(run.ms)}`, `${run.peakMb ?? '-'}`]);
  report(
    `  ${name.padEnd(28)} ${String(Math.round(run.ms)).padStart(7)} ms ${String(run.peakMb ?? '-').padStart(6)} MB`,
  );
  return run;
}

function page(): string {
  return [
    '# Performance',
    '',
    `Made by \`pnpm bench --write\`: medians of ${runs} runs of whole processes on two cores, one after another in one run. The change is 200 lines in 40 files. Trust the ratios more than the milliseconds.`,
    '',
    `Start-up of the built command line (\`--version\`): ${Math.round(startup.ms)} ms.`,
    '',
    '| packages | command | ms | peak MB |',
    '|---:|---|---:|---:|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}
