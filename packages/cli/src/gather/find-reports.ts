import path from 'node:path';
import {
  failed,
  joinRepoPath,
  ok,
  parentOf,
  toRepoPath,
  type RepoPath,
  type Result,
  ROOT,
} from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/** A report on disk, and the package folder its relative paths are taken from. */
export interface ReportFile {
  readonly file: string;
  /** As shown: relative to the root where it lies within. */
  readonly shown: string;
  readonly folder: RepoPath;
  /** Did the user name this very path? Then it may be a pipe, and what writes to it is waited for. */
  readonly isNamed: boolean;
}

/** What `--coverage` names, and from where. */
export interface NamedPlace {
  readonly patterns: readonly string[];
  readonly cwd: string;
  readonly foldersOf: (paths: readonly RepoPath[]) => Promise<Result<(path: RepoPath) => RepoPath>>;
}

/** Where vitest, jest and c8 leave a report in a package; statements first. */
const REPORT_PLACES = [
  'coverage/coverage-final.json',
  'coverage/lcov.info',
  'coverage/cobertura-coverage.xml',
];

/** The report of a package: its own, else that of the nearest package above it, up to the root. */
export function reportOfPackage({ files }: World, root: string, folder: RepoPath): ReportFile | null {
  for (let at = folder; ; at = parentOf(at)) {
    for (const place of REPORT_PLACES) {
      const file = path.join(root, at, place);
      if (files.kindOf(file) !== null)
        return { file, shown: joinRepoPath(at, place) ?? place, folder: at, isNamed: false };
    }
    if (at === '') return null;
  }
}

export function reportPlaces(folder: RepoPath): string[] {
  return REPORT_PLACES.map((place) => joinRepoPath(folder, place) ?? place);
}

/**
 * The reports that `--coverage` names: paths, or globs, from where the command stands. A pattern that names nothing
 * is `no-evidence`. `foldersOf` gives the package that owns each of some paths of the repository.
 */
export async function namedReports(
  { files }: World,
  root: string,
  { patterns, cwd, foldersOf }: NamedPlace,
): Promise<Result<ReportFile[]>> {
  const reports = new Map<string, NamedFile>();
  const missing: string[] = [];
  for (const pattern of patterns) {
    const found =
      files.kindOf(path.resolve(cwd, pattern)) === 'file'
        ? [path.resolve(cwd, pattern)]
        : files.glob(pattern, cwd);
    const readable = found.filter((file) => files.kindOf(file) !== 'folder');
    if (readable.length === 0) missing.push(pattern);
    for (const file of readable) {
      const within = toRepoPath(path.relative(root, file));
      reports.set(file, {
        file,
        within,
        isNamed: file === path.resolve(cwd, pattern),
      });
    }
  }
  if (missing.length === 0) return inPackages([...reports.values()], foldersOf);
  return failed(
    ...missing.map((pattern) => ({
      code: 'no-evidence' as const,
      message: `--coverage ${pattern} names no file`,
      hint:
        hintOfOtherFormat(files, pattern, { patterns, cwd }) ??
        'Run the tests with coverage, or name the report that they wrote, from the folder of --cwd',
    })),
  );
}

/** The tests may have been run, and have written a report of another format; or their folder may have been named. */
function hintOfOtherFormat(
  files: World['files'],
  pattern: string,
  { patterns, cwd }: Pick<NamedPlace, 'patterns' | 'cwd'>,
): string | null {
  const isFolder = files.kindOf(path.resolve(cwd, pattern)) === 'folder';
  const folder = isFolder ? pattern : path.dirname(pattern);
  const others = REPORT_PLACES.map((place) => path.join(folder, path.basename(place)));
  const named = new Set(patterns.map((other) => path.resolve(cwd, other)));
  const there = others.find((other) => {
    const file = path.resolve(cwd, other);
    return !named.has(file) && files.kindOf(file) === 'file';
  });
  return there === undefined ? null : `Name ${there} if the tests wrote that format`;
}

interface NamedFile {
  readonly file: string;
  readonly within: RepoPath | null;
  readonly isNamed: boolean;
}

async function inPackages(
  named: readonly NamedFile[],
  foldersOf: NamedPlace['foldersOf'],
): Promise<Result<ReportFile[]>> {
  const folderOf = await foldersOf(named.flatMap(({ within }) => within ?? []));
  if (!folderOf.ok) return folderOf;
  return ok(
    named.map(({ file, within, isNamed }) => ({
      file,
      shown: within ?? file,
      folder: within === null ? ROOT : folderOf.value(within),
      isNamed,
    })),
  );
}
