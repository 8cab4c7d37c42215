import { InvariantError } from '@tidemark/kernel';
import { createRequire } from 'node:module';
import type * as Istanbul from 'istanbul-lib-coverage';
import { addLineHits } from './add-line-hits.ts';
import { branchColumns, ColumnPool, lineColumns } from './columns.ts';
import type { FileCoverage, FunctionHits, IstanbulEntry } from './coverage.ts';
import { checkEntry } from './istanbul/check-entry.ts';
import { measuredOfEntry } from './istanbul/measured-of-entry.ts';
import { armRows } from './rows.ts';

const load = createRequire(import.meta.url);

/**
 * Merges what several reports, or several places of one, say of one file: the union of lines, arms and functions, the
 * sum of hits. Entries with statements are merged by istanbul-lib-coverage, the authority for them. Where only some
 * have statements, those give the structure and what the others ran is added to it.
 */
export function mergeFiles(files: readonly FileCoverage[]): FileCoverage {
  const [first, ...rest] = files;
  if (first === undefined) throw new InvariantError('there is at least one file to merge');
  if (rest.length === 0) return first;
  const entries = files.flatMap((file) => file.istanbul ?? []);
  const lineOnly = files.filter((file) => file.istanbul === null);
  if (entries.length === 0) return unionOfLines(files);
  const merged = mergeEntries(entries);
  const structured = { path: first.path, ...measuredOfEntry(merged, new ColumnPool()) };
  if (lineOnly.length === 0) return structured;
  const entry = addLineHits(merged, unionOfLines(lineOnly));
  const { lines } = unionOfLines([structured, ...lineOnly]);
  return { ...structured, ...measuredOfEntry(entry, new ColumnPool()), lines };
}

function mergeEntries(entries: readonly IstanbulEntry[]): IstanbulEntry {
  const [first, ...rest] = entries.map(toLibrary);
  if (first === undefined) throw new InvariantError('there is at least one entry to merge');
  // Most files are in one report alone, and every start counts.
  const { createFileCoverage } = load('istanbul-lib-coverage') as typeof Istanbul;
  const merged = createFileCoverage(first);
  for (const entry of rest) merged.merge(createFileCoverage(entry));
  const checked = checkEntry(merged.toJSON());
  if (typeof checked === 'string') throw new InvariantError(`the merge of checked entries ${checked}`);
  return checked;
}

/** The library changes what it merges into, so it gets its own copy. */
function toLibrary(entry: IstanbulEntry): Istanbul.FileCoverageData {
  // The library's types do not know open ends, which its code and its JSON do.
  return { ...structuredClone(entry), path: 'merged' } as unknown as Istanbul.FileCoverageData;
}

function unionOfLines(files: readonly FileCoverage[]): FileCoverage {
  const [first] = files;
  if (first === undefined) throw new InvariantError('there is at least one file to merge');
  const pool = new ColumnPool();
  const line = files.flatMap((file) => [...file.lines.line]);
  const hits = files.flatMap((file) => [...file.lines.hits]);
  return {
    ...first,
    lines: lineColumns(pool, Uint32Array.from(line), Float64Array.from(hits)),
    functions: unionOfFunctions(files),
    branches: branchColumns(
      pool,
      files.flatMap((file) => armRows(file.branches)),
    ),
  };
}

function unionOfFunctions(files: readonly FileCoverage[]): FunctionHits[] {
  const merged = new Map<string, FunctionHits>();
  for (const file of files) {
    const nth = new Map<string, number>();
    for (const entry of file.functions) {
      const place = `${entry.line}\0${entry.name}`;
      const repeat = nth.get(place) ?? 0;
      nth.set(place, repeat + 1);
      const key = `${place}\0${repeat}`;
      merged.set(key, { ...entry, hits: entry.hits + (merged.get(key)?.hits ?? 0) });
    }
  }
  return [...merged.values()].toSorted((left, right) => left.line - right.line);
}
