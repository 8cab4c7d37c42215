import { byText } from '@tidemark/kernel';

/** The code of a package that it promises something for, and globs for the rest of it. */
export interface DividedSources {
  readonly sources: readonly string[];
  /** Globs for `coverage.include` of a test runner, relative to the package. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

const CODE_FOLDERS = ['src', 'lib', 'app', 'source'];

/** What a package without any such folder ships: a package all of it, the root of a workspace nothing. */
export type Otherwise = 'everything' | 'nothing';

/**
 * Tells what a package ships from what only helps to make it: `src`, or the folder that stands for it, and
 * whatever a report has measured. Everything else is named folder by folder.
 */
export function divideSources(
  code: readonly string[],
  measured: ReadonlySet<string>,
  otherwise: Otherwise,
): DividedSources {
  const tops = new Set(code.map(topOf));
  const [usual] = CODE_FOLDERS.filter((folder) => tops.has(folder));
  const chosen = new Set([
    ...(usual === undefined ? [] : [usual]),
    ...code.filter((file) => measured.has(file)).map(topOf),
  ]);
  const isSource = (file: string) =>
    chosen.has(topOf(file)) || (chosen.size === 0 && otherwise === 'everything');
  const sources = code.filter(isSource);
  const rest = code.filter((file) => !isSource(file));
  return {
    sources,
    include: [...new Set(sources.map(topOf))].toSorted(byText).map((top) => includeGlob(top, sources)),
    exclude: [...new Set(rest.map((file) => globOf(topOf(file), file)))].toSorted(byText),
  };
}

/** The first folder of a path, or the whole of a path that lies in none. */
function topOf(file: string): string {
  const slash = file.indexOf('/');
  return slash === -1 ? file : file.slice(0, slash);
}

function globOf(top: string, file: string): string {
  return top === file ? escaped(file) : `${escaped(top)}/**`;
}

/** With the endings that are there: a report of styles or pictures is none. */
function includeGlob(top: string, sources: readonly string[]): string {
  const below = sources.filter((file) => topOf(file) === top);
  if (below.includes(top)) return escaped(top);
  const endings = [...new Set(below.map((file) => file.slice(file.lastIndexOf('.') + 1)))].toSorted(byText);
  const [only, ...others] = endings;
  return `${escaped(top)}/**/*.${others.length === 0 ? only : `{${endings.join(',')}}`}`;
}

function escaped(name: string): string {
  return name.replaceAll(/[*?[\](){}!+@|,\\]/g, '?');
}
