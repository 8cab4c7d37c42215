// Tries all mutants of a package once, then those of ten changes of twenty lines each, in one run: how much sooner a change is answered, and whether every verdict is the same.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { flagsOf, refuse } from '../../script-words/src/index.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const clone = path.join(root, 'tools/bench/.work/mutation');
const HELP = `Usage: pnpm bench:mutation [--package <folder>] [--changes <n>] [--lines <n>]

  --package <folder>  the package below packages whose mutants are tried (default: mutation)
  --changes <n>       changes that are tried (default: 10)
  --lines <n>         lines of a change (default: 20)
`;
const values = flagsOf(HELP, {
  package: { type: 'string', default: 'mutation' },
  changes: { type: 'string', default: '10' },
  lines: { type: 'string', default: '20' },
});
if (![values.changes, values.lines].every((count) => /^[1-9]\d*$/.test(count)))
  refuse(HELP, 'changes and lines are whole numbers above 0');
if (!existsSync(path.join(root, 'packages', values.package, 'package.json')))
  refuse(HELP, `there is no package packages/${values.package}`);
const folder = path.join(clone, 'packages', values.package);
const cli = path.join(clone, 'packages/cli/src/bin.ts');
const nLines = Number(values.lines);

interface Verdict {
  readonly file: string;
  readonly range: readonly number[];
  readonly mutator: string;
  readonly replacement: string;
  readonly status: string;
}

interface Timed {
  readonly ms: number;
  /** When the first mutant that is not noticed was shown; null where all are. */
  readonly firstMs: number | null;
}

cloneWorkspace();
const name = String(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).name);
const whole = await mutate('--package', name, '--shard', '1/1');
const expected = new Map(verdictsIn('part-1-of-1.json').map((verdict) => [keyOf(verdict), verdict.status]));
console.log(`${name}: all ${expected.size} mutants in ${seconds(whole.ms)}`);

const ratios: number[] = [];
const firsts: number[] = [];
let compared = 0;
const different: string[] = [];
for (const { file, first } of windows(Number(values.changes))) {
  const at = path.join(folder, file);
  const text = readFileSync(at, 'utf8');
  // The base has other lines there, so the change is to what the whole run saw, and its verdicts must be the same.
  writeFileSync(at, rewritten(text, first));
  git('commit', '--quiet', '--all', '--allow-empty', '-m', 'before');
  writeFileSync(at, text);
  rmSync(path.join(folder, 'reports'), { recursive: true, force: true });
  const once = await mutate('--package', name, '--diff', '--base', 'HEAD');
  const found = existsSync(path.join(folder, 'reports/mutation/known.json')) ? verdictsIn('known.json') : [];
  for (const verdict of found) {
    compared += 1;
    const before = expected.get(keyOf(verdict));
    if (before !== verdict.status)
      different.push(`${keyOf(verdict)}: ${before} in the whole, ${verdict.status} alone`);
  }
  ratios.push(whole.ms / once.ms);
  if (once.firstMs !== null) firsts.push(once.firstMs);
  const shown = once.firstMs === null ? 'all noticed' : `the first shown after ${seconds(once.firstMs)}`;
  console.log(
    `  ${file}:${first + 1}-${first + nLines}  ${found.length} mutants in ${seconds(once.ms)}, ${shown}, ${(whole.ms / once.ms).toFixed(1)} times as fast`,
  );
}
const median = ratios.toSorted((left, right) => left - right)[Math.floor(ratios.length / 2)] ?? 0;
console.log(`median of ${ratios.length} changes: ${median.toFixed(1)} times as fast as the whole package`);
console.log(`verdicts: ${compared - different.length} of ${compared} the same as in the whole`);
if (firsts.length > 0) console.log(`first survivor: ${seconds(Math.max(...firsts))} at the latest`);
for (const line of different) console.log(`  ${line}`);
if (median < 8 || different.length > 0 || firsts.some((ms) => ms > 10_000)) process.exitCode = 1;

/** A copy of what is committed and what is not, with the packages that are installed here. */
function cloneWorkspace(): void {
  rmSync(clone, { recursive: true, force: true });
  mkdirSync(path.dirname(clone), { recursive: true });
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  for (const file of listed.stdout.split('\0').filter((entry) => entry !== '')) {
    if (existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(clone, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));
  for (const parent of ['packages', 'packages/features', 'tools']) {
    for (const entry of readdirSync(path.join(root, parent))) {
      const modules = path.join(parent, entry, 'node_modules');
      const isWanted = existsSync(path.join(root, modules)) && existsSync(path.join(clone, parent, entry));
      if (isWanted)
        cpSync(path.join(root, modules), path.join(clone, modules), {
          recursive: true,
          verbatimSymlinks: true,
        });
    }
  }
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Pomona');
  git('config', 'user.email', 'pomona@example.org');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'as it is');
}

function git(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: clone, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

function mutate(...words: readonly string[]): Promise<Timed> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'mutate', ...words, '--no-json'], { cwd: clone });
  let firstMs: number | null = null;
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (firstMs === null && /(?:survived|not covered): /.test(said)) firstMs = performance.now() - started;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || code === 1) resolve({ ms: performance.now() - started, firstMs });
      else reject(new Error(said));
    });
  });
}

function verdictsIn(part: string): Verdict[] {
  return JSON.parse(readFileSync(path.join(folder, 'reports/mutation', part), 'utf8')).run.mutants;
}

function keyOf({ file, range, mutator, replacement }: Verdict): string {
  return `${file}:${range.join(':')} ${mutator} ${replacement}`;
}

/** So many places of the files that have mutants, evenly spread over their lines. */
function windows(count: number): { readonly file: string; readonly first: number }[] {
  const files = [...new Set(verdictsIn('part-1-of-1.json').map(({ file }) => file))];
  const all = files.flatMap((file) => {
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n').length - 1;
    return Array.from({ length: Math.max(1, lines - nLines) }, (_, first) => ({ file, first }));
  });
  return Array.from(
    { length: count },
    (_, index) => all[Math.floor(((index + 0.5) * all.length) / count)],
  ).filter((entry) => entry !== undefined);
}

function rewritten(text: string, first: number): string {
  const lines = text.split('\n');
  return [...lines.slice(0, first), '// before', ...lines.slice(first + nLines)].join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
