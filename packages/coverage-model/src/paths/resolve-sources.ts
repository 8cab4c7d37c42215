import {
  failed,
  ok,
  gitRepoPath,
  joinRepoPath,
  isWithin,
  pathBelow,
  type Problem,
  type RepoPath,
  type Result,
} from '@tidemark/kernel';

/** Where a report lies, and which files there are to choose from. */
export interface SourcePlace {
  /** Absolute root of the repository, posix or Windows. */
  readonly root: string;
  /** The package folder that relative paths of the report are taken from first. */
  readonly reportDir: RepoPath;
  readonly isTracked: (path: RepoPath) => boolean;
  /** Every tracked file; asked only for paths that are not where they say. */
  readonly tracked: () => Iterable<RepoPath>;
}

const MOST_PROBLEMS = 100;

/**
 * Tells which file of the repository each path of a report means, null for none: as absolute below the root, below the
 * report's package, below the root, and last by the tracked file whose whole path ends it (another machine's root).
 * Two that fit equally well, or a report none of whose paths fits, are `path-mismatch`.
 */
export function resolveSources(
  sources: readonly string[],
  place: SourcePlace,
): Result<Map<string, RepoPath | null>> {
  const bySuffix = suffixIndex(place);
  const resolved = new Map<string, RepoPath | null>();
  const problems: Problem[] = [];
  for (const source of sources) {
    if (resolved.has(source)) continue;
    const found = asWritten(source, place) ?? bySuffix(source);
    if (typeof found === 'string' || found === null) resolved.set(source, found);
    else problems.push(ambiguous(source, found));
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length > 0) return failed(...problems);
  if (sources.length > 0 && [...resolved.values()].every((path) => path === null))
    return failed(foreign(sources));
  return ok(resolved);
}

/** First with its backslashes as they are, for where they are part of a name, then as separators. */
function asWritten(source: string, place: SourcePlace): RepoPath | null {
  return located(source, place) ?? (source.includes('\\') ? located(slashed(source), place) : null);
}

function located(path: string, { root, reportDir, isTracked }: SourcePlace): RepoPath | null {
  if (isAbsolute(path)) {
    const base = slashed(root).replace(/\/+$/, '');
    const below = path.startsWith(`${base}/`) ? gitRepoPath(path.slice(base.length + 1)) : null;
    return below !== null && isTracked(below) ? below : null;
  }
  const tracked = (at: RepoPath | null) => (at !== null && at !== '' && isTracked(at) ? at : null);
  return tracked(joinRepoPath(reportDir, path)) ?? tracked(gitRepoPath(path));
}

/** Finds the tracked file that a path ends with, segment by segment; made once, when the first path needs it. */
function suffixIndex({
  reportDir,
  tracked,
}: SourcePlace): (source: string) => RepoPath | readonly RepoPath[] | null {
  let byName: Map<string, RepoPath[]> | null = null;
  return (source) => {
    const path = slashed(source).replace(/^(?:\.\.?\/)+/, '');
    // A dependency's own sources end like ours (`src/index.js`) and are not ours.
    if (path.includes('/node_modules/') || path.startsWith('node_modules/')) return null;
    byName ??= groupByName(tracked());
    const scored = (byName.get(baseName(path)) ?? [])
      .map((candidate) => ({ candidate, length: matchedLength(path, candidate, reportDir) }))
      .filter(({ length }) => length > 0);
    const longest = scored.reduce((most, { length }) => Math.max(most, length), 0);
    const best = scored.filter(({ length }) => length === longest).map(({ candidate }) => candidate);
    const inPackage = best.filter((candidate) => reportDir !== '' && isWithin(reportDir, candidate));
    const [only, other] = inPackage.length === 1 ? inPackage : best;
    return other === undefined ? (only ?? null) : best;
  };
}

/** How many characters of the path a file accounts for: its whole path, or below the report's package the rest of it. */
function matchedLength(path: string, candidate: RepoPath, reportDir: RepoPath): number {
  const endings: string[] = [candidate];
  if (reportDir !== '' && isWithin(reportDir, candidate)) endings.push(pathBelow(reportDir, candidate));
  const isRelative = !isAbsolute(path);
  const lengths = endings.map((ending) =>
    path === ending || path.endsWith(`/${ending}`) ? ending.length : 0,
  );
  // A relative path may itself be the tail of a file's path: a merged report that lost the package's name.
  if (isRelative && candidate.endsWith(`/${path}`)) lengths.push(path.length);
  return Math.max(...lengths);
}

function groupByName(paths: Iterable<RepoPath>): Map<string, RepoPath[]> {
  const groups = new Map<string, RepoPath[]>();
  for (const path of paths) {
    const group = groups.get(baseName(path));
    if (group === undefined) groups.set(baseName(path), [path]);
    else group.push(path);
  }
  return groups;
}

function ambiguous(source: string, found: readonly RepoPath[]): Problem {
  return {
    code: 'path-mismatch',
    message: `${source} could be ${found.slice(0, 5).join(' or ')}`,
    hint: 'Let the report name its files from the root of the repository, or leave it in the package it belongs to',
  };
}

function foreign(sources: readonly string[]): Problem {
  return {
    code: 'path-mismatch',
    message: `no path of the report is a file of this repository (${sources.slice(0, 3).join(', ')})`,
    hint: 'Check that the report was made from this repository and that its root is set right',
  };
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-zA-Z]:\//.test(path);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
