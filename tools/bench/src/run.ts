// Measures Tidemark beside what a user would take instead, in one run, as ratios. The workspaces are made below .work.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { flagsOf, refuse } from '../../script-words/src/index.ts';
import { writeIstanbulReports } from './istanbul-reports.ts';
import { CHANGE, makeWorkspace, type Size } from './make-workspace.ts';
import { measure, type Run } from './measure.ts';
import { sectionOf, SERVE_HEADING } from './performance-page.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const work = path.join(root, 'tools/bench/.work');
const HELP = `Usage: pnpm bench [--packages <n>[,<n>]…] [--files <n>] [--lines <n>] [--runs <n>] [--write]

  --packages <n>[,<n>]…  sizes of the workspaces that are measured (default: 50,500,2000)
  --files <n>            files of a package (default: 50)
  --lines <n>            lines of a file (default: 300)
  --runs <n>             runs of which the median is taken (default: 3)
  --write                write docs/performance.md
`;
const values = flagsOf(HELP, {
  packages: { type: 'string', default: '50,500,2000' },
  files: { type: 'string', default: '50' },
  lines: { type: 'string', default: '300' },
  runs: { type: 'string', default: '3' },
  write: { type: 'boolean', default: false },
});
const counts = [...values.packages.split(','), values.files, values.lines, values.runs];
if (!counts.every((count) => /^[1-9]\d*$/.test(count)))
  refuse(HELP, 'sizes and runs are whole numbers above 0');

const cli = path.join(root, 'packages/cli/dist/bin.js');
spawnSync('pnpm', ['build'], { cwd: root, stdio: 'ignore' });
if (!existsSync(cli)) throw new Error('pnpm build made no command line');

const runs = Number(values.runs);
const rows: string[][] = [];
const ratios: string[] = [];

/** Peers that read everything take minutes and gigabytes on the largest workspace, so they are bounded, and that is said. */
const MOST_MB = { lcov: 20, nyc: 20, 'lcov-result-merger': 120 } as const;

const startup = await measure([process.execPath, cli, '--version'], root, { runs: 5, codes: [0] });
console.log(`start-up (--version): ${Math.round(startup.ms)} ms`);

for (const packages of values.packages.split(',').map(Number)) {
  const size = { packages, files: Number(values.files), lines: Number(values.lines) };
  const folder = path.join(work, `${packages}x${size.files}x${size.lines}`);
  if (!existsSync(path.join(folder, 'merged.info'))) {
    rmSync(folder, { recursive: true, force: true });
    makeWorkspace(folder, size);
  }
  const megabytes = statSync(path.join(folder, 'merged.info')).size / 1e6;
  const heading = `${packages} packages, ${megabytes.toFixed(0)} MB of lcov`;
  console.log(`\n${heading}`);
  ratios.push(`### ${heading}`, '');
  await compareDiff(folder, size);
  await compareAggregate(folder, size, megabytes);
  ratios.push('');
}

const file = path.join(root, 'docs/performance.md');
if (values.write) writeFileSync(file, page() + sectionOf(file, SERVE_HEADING));

async function compareDiff(folder: string, size: Size): Promise<void> {
  const git = await timed(folder, size, 'git diff alone', ['git', 'diff', '-U0', 'HEAD', '--'], [0]);
  const ours = await timed(folder, size, 'tidemark diff', tidemark('diff', '--base', 'HEAD'), [0, 1]);
  const words = ['diff-cover', 'merged.info', '--compare-branch', 'HEAD'];
  const peer = await timed(folder, size, 'diff-cover (merged lcov)', words, [0, 1]);
  if (git && ours) note(`\`tidemark diff\` takes ${Math.round(ours.ms - git.ms)} ms more than git alone`);
  if (ours && peer)
    note(`diff-cover takes ${(peer.ms / ours.ms).toFixed(1)} times as long as \`tidemark diff\``);
}

async function compareAggregate(folder: string, size: Size, megabytes: number): Promise<void> {
  const ours = await timed(folder, size, 'tidemark aggregate', tidemark('aggregate'), [0, 1]);
  const check = await timed(
    folder,
    size,
    'tidemark aggregate --check',
    tidemark('aggregate', '--check'),
    [0, 1],
  );
  const speed = (run: Run) => ((megabytes / run.ms) * 1000).toFixed(0);
  if (ours) note(`\`tidemark aggregate\` reads ${speed(ours)} MB/s and writes all of it merged`);
  if (check) note(`\`tidemark aggregate --check\`, which writes nothing, reads ${speed(check)} MB/s`);
  const peers = path.join(folder, 'coverage/.peer');
  mkdirSync(peers, { recursive: true });
  await bounded('lcov', megabytes, async () => {
    const words = ['lcov', '-q', '-a', 'merged.info', '-o', 'coverage/.peer/lcov.info'];
    const peer = await timed(folder, size, 'lcov -a', words, [0]);
    if (ours && peer) note(`\`lcov -a\` takes ${(peer.ms / ours.ms).toFixed(1)} times as long`);
  });
  await bounded('lcov-result-merger', megabytes, async () => {
    const words = [
      installed('lcov-result-merger'),
      'packages/*/coverage/lcov.info',
      'coverage/.peer/merged.info',
    ];
    const peer = await timed(folder, size, 'lcov-result-merger', words, [0]);
    if (ours && peer) note(`lcov-result-merger takes ${(peer.ms / ours.ms).toFixed(1)} times as long`);
  });
  await bounded('nyc', megabytes, () => compareNyc(folder, size));
}

/** nyc reads istanbul JSON alone, so both are given the same reports in that format. */
async function compareNyc(folder: string, size: Size): Promise<void> {
  writeIstanbulReports(folder, path.join(folder, 'coverage/.peer/istanbul'), size);
  const ours = await timed(
    folder,
    size,
    'tidemark aggregate (istanbul JSON)',
    tidemark('aggregate', '--coverage', 'coverage/.peer/istanbul/*.json'),
    [0, 1],
  );
  const formats = ['--reporter=lcovonly', '--reporter=json', '--reporter=cobertura'];
  const words = ['report', '-t', 'coverage/.peer/istanbul', ...formats, '--report-dir', 'coverage/.peer/nyc'];
  const peer = await timed(folder, size, 'nyc report (istanbul JSON)', [installed('nyc'), ...words], [0]);
  if (ours && peer) {
    note(
      `of istanbul JSON, \`nyc report\` in the same formats takes ${(peer.ms / ours.ms).toFixed(1)} times as long`,
    );
  }
}

function tidemark(...words: readonly string[]): string[] {
  return [process.execPath, cli, ...words];
}

function installed(name: string): string {
  return path.join(root, 'tools/bench/node_modules/.bin', name);
}

function note(line: string): void {
  console.log(`    ${line}`);
  ratios.push(`- ${line}`);
}

async function bounded(
  name: keyof typeof MOST_MB,
  megabytes: number,
  run: () => Promise<unknown>,
): Promise<void> {
  if (megabytes <= MOST_MB[name]) await run();
  else note(`${name} is left out above ${MOST_MB[name]} MB, where it takes minutes`);
}

async function timed(
  folder: string,
  { packages }: Size,
  name: string,
  command: readonly string[],
  codes: readonly number[],
): Promise<Run | null> {
  const run = await measure(command, folder, { runs, codes }).catch((error: unknown) => String(error));
  if (typeof run === 'string') {
    note(`${name}: ${run.includes('ENOENT') ? 'not installed' : run}`);
    return null;
  }
  const [ms, peakMb] = [`${Math.round(run.ms)}`, `${run.peakMb ?? '-'}`];
  rows.push([String(packages), name, ms, peakMb]);
  console.log(`  ${name.padEnd(34)} ${ms.padStart(7)} ms ${peakMb.padStart(6)} MB`);
  return run;
}

function page(): string {
  return [
    '# Performance',
    '',
    `Made by \`pnpm bench --write\`. Each figure is the median of ${runs} runs of a whole process, its start-up included, after one that is not counted, on ${availableParallelism()} processors. Every package has ${values.files} files of ${values.lines} lines; ${CHANGE.files * CHANGE.linesPerFile} lines in ${CHANGE.files} files are changed and not committed. The milliseconds are of one machine; the ratios below are what to compare.`,
    '',
    `Start-up of the built command line (\`--version\`): ${Math.round(startup.ms)} ms.`,
    '',
    '| packages | command | median ms | peak MB |',
    '|---:|---|---:|---:|',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
    '## Side by side',
    '',
    ...ratios,
  ].join('\n');
}
