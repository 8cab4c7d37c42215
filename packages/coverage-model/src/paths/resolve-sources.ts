import {
  failed,
  ok,
  gitRepoPath,
  joinRepoPath,
  type Problem,
  type RepoPath,
  type Result,
} from '@tidemark/kernel';
import { findMove } from './find-move.ts';
import { isAbsolute, slashed } from './slashed.ts';

/** Where a report lies, and which files there are to choose from. */
export interface SourcePlace {
  /** Absolute root of the repository, posix or Windows. */
  readonly root: string;
  /** The package folder that relative paths of the report are taken from first. */
  readonly reportDir: RepoPath;
  readonly isTracked: (path: RepoPath) => boolean;
  /** Every tracked file; asked only for a report that was made elsewhere. */
  readonly tracked: () => ReadonlySet<RepoPath>;
}

/**
 * Tells which file of the repository each path of a report means, null for none: as absolute below the root, below the
 * report's package, or below the root. Only a report without any such path was made elsewhere: then one folder there
 * stands for one here, for all its paths alike. Pass every path of the report, for each of them tells where it was made.
 * Two folders that fit equally well, or a report that is mostly about other files, are `path-mismatch`.
 */
export function resolveSources(
  sources: readonly string[],
  place: SourcePlace,
): Result<Map<string, RepoPath | null>> {
  const resolved = new Map(sources.map((source) => [source, asWritten(source, place)]));
  if (resolved.size === 0) return ok(resolved);
  if ([...resolved.values()].some((path) => path !== null)) return ok(resolved);
  const base = rootWithSlash(place);
  const own = [...resolved.keys()].filter((source) => !isOfDependency(source));
  const isFromHere = own.some((source) => slashed(source).startsWith(base));
  const move = isFromHere || own.length === 0 ? null : findMove(own, place);
  if (move === null) return failed(foreign(sources));
  return move.ok ? ok(new Map([...resolved, ...move.value])) : move;
}

/** First with its backslashes as they are, for where they are part of a name, then as separators. */
function asWritten(source: string, place: SourcePlace): RepoPath | null {
  return located(source, place) ?? (source.includes('\\') ? located(slashed(source), place) : null);
}

function located(path: string, { root, reportDir, isTracked }: SourcePlace): RepoPath | null {
  if (isAbsolute(path)) {
    const base = rootWithSlash({ root });
    const below = path.startsWith(base) ? gitRepoPath(path.slice(base.length)) : null;
    return below !== null && isTracked(below) ? below : null;
  }
  const tracked = (at: RepoPath | null) => (at !== null && at !== '' && isTracked(at) ? at : null);
  return tracked(joinRepoPath(reportDir, path)) ?? tracked(gitRepoPath(path));
}

function foreign(sources: readonly string[]): Problem {
  return {
    code: 'path-mismatch',
    message: `no path of the report is a file of this repository (${sources.slice(0, 3).join(', ')})`,
    hint: 'Check that the report was made from this repository and that its root is set right',
  };
}

function rootWithSlash({ root }: Pick<SourcePlace, 'root'>): string {
  return `${slashed(root).replace(/\/+$/, '')}/`;
}

/** A dependency's own sources end like ours (`src/index.js`) and are not ours. */
function isOfDependency(source: string): boolean {
  return /(?:^|\/)node_modules\//.test(slashed(source));
}
