import { isCount } from '../count.ts';
import type {
  IstanbulBranch,
  IstanbulEntry,
  IstanbulFunction,
  IstanbulPosition,
  IstanbulRange,
} from '../coverage.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Checks one file of an istanbul report, and gives it back with only the parts we know. A string says what is wrong.
 * Format: istanbul-lib-coverage, FileCoverage#toJSON; `end.column` may be null, an implicit arm may have no place.
 */
export function checkEntry(value: unknown): IstanbulEntry | string {
  if (!isObject(value)) return 'is no object';
  const { statementMap, s, fnMap, f, branchMap, b } = value;
  if (!isObject(statementMap) || !isObject(s)) return 'has no statements (statementMap and s)';
  if (!isObject(fnMap) || !isObject(f)) return 'has no functions (fnMap and f)';
  if (!isObject(branchMap) || !isObject(b)) return 'has no branches (branchMap and b)';
  const statements = checkAll(statementMap, s, rangeOf, countOf);
  if (typeof statements === 'string') return `has a statement ${statements}`;
  const functions = checkAll(fnMap, f, functionOf, countOf);
  if (typeof functions === 'string') return `has a function ${functions}`;
  const branches = checkAll(branchMap, b, branchOf, countsOf);
  if (typeof branches === 'string') return `has a branch ${branches}`;
  for (const [key, branch] of Object.entries(branches.map)) {
    if (branches.hits[key]?.length !== branch.locations.length)
      return `has a branch ${key} with other counts than arms`;
  }
  return {
    statementMap: statements.map,
    s: statements.hits,
    fnMap: functions.map,
    f: functions.hits,
    branchMap: branches.map,
    b: branches.hits,
  };
}

/** Is it an object with keys, not null and no list? */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkAll<Item, Hits>(
  map: Json,
  hits: Json,
  itemOf: (value: unknown) => Item | null,
  hitsOf: (value: unknown) => Hits | null,
): { readonly map: Record<string, Item>; readonly hits: Record<string, Hits> } | string {
  const checked: { map: Record<string, Item>; hits: Record<string, Hits> } = { map: {}, hits: {} };
  const keys = Object.keys(map);
  if (keys.length !== Object.keys(hits).length) return 'without a count, or a count without it';
  for (const key of keys) {
    // Istanbul numbers its entries; anything else, `__proto__` above all, did not come from it.
    if (!/^\d{1,9}$/.test(key)) return `with the key ${JSON.stringify(key).slice(0, 40)}`;
    const item = itemOf(map[key]);
    const count = hitsOf(hits[key]);
    if (item === null) return `${key} without a place`;
    if (count === null) return `${key} without a count`;
    checked.map[key] = item;
    checked.hits[key] = count;
  }
  return checked;
}

function rangeOf(value: unknown): IstanbulRange | null {
  if (!isObject(value)) return null;
  const start = positionOf(value['start']);
  const end = positionOf(value['end']);
  return start === null || end === null || start.line === null ? null : { start, end };
}

/** The place of an arm that the source does not spell out is empty. */
function armOf(value: unknown): IstanbulRange | null {
  const open = { line: null, column: null };
  if (!isObject(value)) return null;
  const start = value['start'] === undefined ? open : positionOf(value['start']);
  const end = value['end'] === undefined ? open : positionOf(value['end']);
  return start === null || end === null ? null : { start, end };
}

function positionOf(value: unknown): IstanbulPosition | null {
  if (!isObject(value)) return null;
  const line = numberOrOpen(value['line'], 1);
  const column = numberOrOpen(value['column'], 0);
  return line === undefined || column === undefined ? null : { line, column };
}

/** null for what is left open; undefined for what is no number of a line or column. */
function numberOrOpen(value: unknown, least: number): number | null | undefined {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value < 0xffff_ffff
    ? value
    : undefined;
}

function functionOf(value: unknown): IstanbulFunction | null {
  if (!isObject(value)) return null;
  const loc = rangeOf(value['loc']);
  const decl = rangeOf(value['decl']) ?? loc;
  const line = numberOrOpen(value['line'], 1) ?? decl?.start.line ?? null;
  const { name } = value;
  return loc === null || decl === null || line === null
    ? null
    : { name: typeof name === 'string' ? name : '', line, decl, loc };
}

function branchOf(value: unknown): IstanbulBranch | null {
  if (!isObject(value) || !Array.isArray(value['locations'])) return null;
  const locations = value['locations'].map(armOf);
  const known = locations.filter((location) => location !== null);
  const loc = rangeOf(value['loc']) ?? known[0] ?? null;
  const line = numberOrOpen(value['line'], 1) ?? loc?.start.line ?? null;
  const { type } = value;
  if (loc === null || line === null || known.length !== locations.length) return null;
  return { type: typeof type === 'string' ? type : 'branch', line, loc, locations: known };
}

function countOf(value: unknown): number | null {
  return isCount(value) ? value : null;
}

/** V8 may count a branch more often than what it is in; of an arm that is not spelt out its providers then report less than none. */
function armCountOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && Number(value) < 0 ? 0 : countOf(value);
}

function countsOf(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return null;
  const counts = value.map(armCountOf).filter((count) => count !== null);
  return counts.length === value.length ? counts : null;
}
