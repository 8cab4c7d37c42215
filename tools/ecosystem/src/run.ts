// Holds the answers of `tidemark diff` in any repository against an independent reading of git and of the reports.
import { globSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { flagsOf, refuse } from '../../script-words/src/index.ts';
import { changedLines } from './changed-lines.ts';
import { compareLines, isSource, type Compared } from './compare.ts';
import { git, type Sides } from './git.ts';
import { inventBase } from './invented-base.ts';
import { placeOfSource } from './place-of-source.ts';
import { printPair, printTotal, type Pair } from './print.ts';
import { readIstanbul, zeroIstanbul } from './read-istanbul.ts';
import { readLcov, zeroLcov } from './read-lcov.ts';
import type { Records } from './records.ts';
import { askTidemark, type Answer } from './tidemark-answer.ts';

const HELP = `Usage: node tools/ecosystem/src/run.ts --repository <dir> --coverage <path-or-glob>… [--base <rev>]… [--head <rev>]
  [--last <commits>] [--invent <bases>] [--known <part of its name>]… [--cli <bin>]
`;
const values = flagsOf(HELP, {
  repository: { type: 'string', default: '' },
  coverage: { type: 'string', multiple: true, default: [] },
  base: { type: 'string', multiple: true, default: [] },
  head: { type: 'string' },
  last: { type: 'string', default: '0' },
  invent: { type: 'string', default: '0' },
  known: { type: 'string', multiple: true, default: [] },
  cli: { type: 'string', default: path.resolve(import.meta.dirname, '../../../packages/cli/src/bin.ts') },
});
if (values.repository === '' || values.coverage.length === 0)
  refuse(HELP, '--repository and --coverage are needed');
const root = realpathSync(git(values.repository, {}, 'rev-parse', '--show-toplevel').trim());
const reports = globSync(values.coverage, { cwd: root })
  .map((found) => path.resolve(root, found))
  .toSorted();
if (reports.length === 0) throw new Error(`${values.coverage.join(' ')} names no report`);

const tracked = git(root, {}, 'ls-files', '-co', '--exclude-standard').split('\n');
const records: Records = new Map();
for (const report of reports) {
  const read = isIstanbul(report) ? readIstanbul : readLcov;
  read(readFileSync(report, 'utf8'), records, (source) => placeOfSource(root, report, source, tracked));
}
const zeroed = reports.map(zeroedCopy);
try {
  const pairs = allSides().map((sides) => {
    const pair = judge(sides);
    printPair(pair, values.known);
    return pair;
  });
  process.exitCode = printTotal(path.basename(root), pairs);
} finally {
  for (const copy of zeroed) rmSync(copy);
}

function allSides(): Sides[] {
  const head = values.head ?? null;
  const last = Array.from({ length: Number(values.last) }, (_, index) => `HEAD~${index + 1}`);
  const sources = git(root, {}, 'ls-tree', '-r', '--name-only', 'HEAD').split('\n').filter(isSource);
  const seeds = Array.from({ length: Number(values.invent) }, (_, index) => index + 1);
  return [
    ...[...values.base, ...last].map((base) => ({ base, head })),
    ...seeds.map((seed) => inventBase(root, seed, sources)),
  ];
}

function judge(sides: Sides): Pair {
  const started = performance.now();
  const changes = changedLines(root, sides);
  const gitMs = Math.round(performance.now() - started);
  const judged = ask(sides, 'fail', reports);
  const compared: Compared[] = compareLines(changes, records, {
    judged,
    zeroed: ask(sides, 'ignore', zeroed),
  });
  return { ...sides, nFiles: changes.size, gitMs, judged, compared };
}

function ask({ base, head }: Sides, partial: 'fail' | 'ignore', files: readonly string[]): Answer {
  const sides = ['--base', base, ...(head === null ? [] : ['--head', head])];
  const named = files.flatMap((file) => ['--coverage', file]);
  const answer = askTidemark(path.resolve(values.cli), root, [...sides, '--partial', partial, ...named]);
  if (answer.error !== null) throw new Error(answer.error);
  return answer;
}

/** The copies lie beside the reports, as what a path in a report means depends on where the report lies. */
function zeroedCopy(file: string): string {
  const zero = isIstanbul(file) ? zeroIstanbul : zeroLcov;
  const copy = path.join(path.dirname(file), `zeroed-${process.pid}-${path.basename(file)}`);
  writeFileSync(copy, zero(readFileSync(file, 'utf8')));
  return copy;
}

function isIstanbul(file: string): boolean {
  return file.endsWith('.json');
}
