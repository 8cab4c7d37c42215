// Holds the answer of `tidemark diff` in any repository against an independent reading of git and of the reports.
import { globSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { changedLines, git } from './changed-lines.ts';
import { compareLines, type Compared } from './compare.ts';
import { placeOfSource } from './place-of-source.ts';
import { readIstanbul, zeroIstanbul } from './read-istanbul.ts';
import { readLcov, zeroLcov } from './read-lcov.ts';
import type { Records } from './records.ts';
import { askTidemark, type Answer } from './tidemark-answer.ts';

const { values } = parseArgs({
  options: {
    repository: { type: 'string' },
    base: { type: 'string' },
    head: { type: 'string' },
    cli: { type: 'string', default: path.resolve(import.meta.dirname, '../../../packages/cli/src/bin.ts') },
    coverage: { type: 'string', multiple: true, default: [] },
  },
});
if (values.repository === undefined || values.base === undefined || values.coverage.length === 0) {
  throw new Error(
    'run.ts --repository <dir> --base <rev> --coverage <path-or-glob>… [--head <rev>] [--cli <bin>]',
  );
}
const root = realpathSync(git(values.repository, 'rev-parse', '--show-toplevel').trim());
const reports = globSync(values.coverage, { cwd: root })
  .map((found) => path.resolve(root, found))
  .toSorted();
if (reports.length === 0) throw new Error(`${values.coverage.join(' ')} names no report`);

const tracked = git(root, 'ls-files', '-co', '--exclude-standard').split('\n');
const records: Records = new Map();
for (const report of reports) {
  const read = isIstanbul(report) ? readIstanbul : readLcov;
  read(readFileSync(report, 'utf8'), records, (source) => placeOfSource(root, report, source, tracked));
}
const changes = changedLines(root, values.base, values.head ?? null);
const judged = ask('fail', reports);
const zeroed = askZeroed();
process.exitCode = print(compareLines(changes, records, { judged, zeroed }));

function ask(partial: 'fail' | 'ignore', files: readonly string[]): Answer {
  const head = values.head === undefined ? [] : ['--head', values.head];
  const named = files.flatMap((file) => ['--coverage', file]);
  const base = values.base ?? '';
  const answer = askTidemark(path.resolve(values.cli), root, [
    '--base',
    base,
    ...head,
    '--partial',
    partial,
    ...named,
  ]);
  if (answer.error !== null) throw new Error(answer.error);
  return answer;
}

/** The copies lie beside the reports, as what a path in a report means depends on where the report lies. */
function askZeroed(): Answer {
  const copies = reports.map((file) => {
    const zero = isIstanbul(file) ? zeroIstanbul : zeroLcov;
    const copy = path.join(path.dirname(file), `zeroed-${process.pid}-${path.basename(file)}`);
    writeFileSync(copy, zero(readFileSync(file, 'utf8')));
    return copy;
  });
  try {
    return ask('ignore', copies);
  } finally {
    for (const copy of copies) rmSync(copy);
  }
}

function isIstanbul(file: string): boolean {
  return file.endsWith('.json');
}

function print(lines: readonly Compared[]): number {
  const wrong = lines.filter((line) => line.ours !== line.expected && line.known === null);
  for (const { place, ours, expected, because, source } of wrong) {
    console.log(
      `${place}\n  tidemark ${ours}, reference ${expected} (${because})\n  ${source.trim().slice(0, 120)}`,
    );
  }
  const rules = [...judged.excluded.values()].flat();
  console.log(
    `${path.basename(root)} since ${values.base}: ${changes.size} changed files, ${rules.length} let out`,
  );
  console.log(`  judged ${lines.length} lines: ${counted(lines.map((line) => line.ours))}`);
  const agreed = lines.filter((line) => line.ours === line.expected);
  console.log(
    `  agreed on ${agreed.length}; known differences: ${counted(lines.flatMap((line) => line.known ?? []))}`,
  );
  console.log(`  disagreed on ${wrong.length}; exit ${judged.exitCode} after ${judged.ms} ms`);
  for (const warning of judged.warnings) console.log(`  warning: ${warning.slice(0, 200)}`);
  return wrong.length > 0 ? 1 : 0;
}

function counted(words: readonly string[]): string {
  const groups = [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${all.length} ${word}`);
  return groups.length === 0 ? 'none' : groups.toSorted().join(', ');
}
