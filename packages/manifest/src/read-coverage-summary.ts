import { METRICS, type Metric, type Ratio, type Tally } from '@tidemark/kernel';

/** The tally of one file; `path` is relative to the package. */
export interface SummaryFile {
  readonly path: string;
  readonly tally: Tally;
}

/**
 * Reads istanbul's coverage-summary.json; a string says what is wrong with it. Its keys are absolute, perhaps of
 * another machine: what stands behind the package folder counts, or behind the last folder of that name.
 */
export function readCoverageSummary(text: string, packageDir: string): SummaryFile[] | string {
  const parsed = parse(text);
  if (!isObject(parsed)) return 'is not a JSON object';
  const files: SummaryFile[] = [];
  for (const [key, value] of Object.entries(parsed)) {
    if (key === 'total') continue;
    const tally = tallyOf(value);
    if (tally === null) return `holds no four metrics for ${key}`;
    const below = belowPackage(key.replaceAll('\\', '/'), packageDir.replaceAll('\\', '/'));
    if (below === null) return `names ${key}, which is no file of the package`;
    files.push({ path: below, tally });
  }
  const isEmpty = files.every(({ tally }) => METRICS.every((metric) => tally[metric].total === 0));
  return isEmpty ? 'measured nothing' : files;
}

function belowPackage(file: string, packageDir: string): string | null {
  const folder = packageDir.replace(/\/+$/, '');
  if (file.startsWith(`${folder}/`)) return file.slice(folder.length + 1);
  if (!/^(?:\/|[a-zA-Z]:)/.test(file)) return file;
  const name = `/${folder.slice(folder.lastIndexOf('/') + 1)}/`;
  const found = file.lastIndexOf(name);
  return found === -1 ? null : file.slice(found + name.length);
}

function tallyOf(value: unknown): Tally | null {
  if (!isObject(value)) return null;
  const ratios = METRICS.map((metric) => [metric, ratioOf(value[metric])] as const);
  const known = ratios.flatMap(([metric, ratio]) => (ratio === null ? [] : [[metric, ratio] as const]));
  if (known.length !== METRICS.length) return null;
  const tally: Partial<Record<Metric, Ratio>> = Object.fromEntries(known);
  const { statements, branches, functions, lines } = tally;
  return statements && branches && functions && lines ? { statements, branches, functions, lines } : null;
}

function ratioOf(value: unknown): Ratio | null {
  if (!isObject(value)) return null;
  const { covered, total } = value;
  const isCount = (count: unknown): count is number =>
    typeof count === 'number' && Number.isInteger(count) && count >= 0;
  return isCount(covered) && isCount(total) && covered <= total ? { covered, total } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
