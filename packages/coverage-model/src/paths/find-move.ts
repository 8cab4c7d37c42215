import {
  failed,
  isWithin,
  joinRepoPath,
  ok,
  ROOT,
  toRepoPath,
  type RepoPath,
  type Result,
} from '@tidemark/kernel';
import type { SourcePlace } from './resolve-sources.ts';
import { isAbsolute, slashed } from './slashed.ts';

/** A folder where a report was made, as written there, that stands for a folder of the repository. */
interface Move {
  readonly from: string;
  readonly to: RepoPath;
  /** The files it explains, by the path as written. */
  readonly files: Map<string, RepoPath>;
  /** The first of them. */
  readonly example: { readonly source: string; readonly file: RepoPath };
}

/**
 * Finds the one folder elsewhere that stands for a folder of the repository, and the files that its paths mean: the
 * move that explains most of the paths, of those the one with the shortest folder there, then the one to the report's
 * package. Null when it explains less than half of them; two that are as good are `path-mismatch`.
 */
export function findMove(
  sources: readonly string[],
  { reportDir, tracked }: Pick<SourcePlace, 'reportDir' | 'tracked'>,
): Result<ReadonlyMap<string, RepoPath>> | null {
  const files = tracked();
  const moves = new Moves();
  for (const source of sources) noteFolders(moves, source, files, reportDir);
  noteTails(moves, sources, files);
  const compare = (left: Move, right: Move) =>
    right.files.size - left.files.size ||
    depthOf(left.from) - depthOf(right.from) ||
    Number(isWithin(reportDir, right.to)) - Number(isWithin(reportDir, left.to));
  const [best, ...others] = moves.list().toSorted(compare);
  if (best === undefined || best.files.size * 2 < sources.length) return null;
  const rivals = others.filter((move) => compare(move, best) === 0);
  return rivals.length === 0 ? ok(best.files) : ambiguous(best, rivals);
}

class Moves {
  readonly #moves = new Map<string, Move>();

  note(source: string, from: string, to: RepoPath, file: RepoPath): void {
    const key = `${from}\0${to}`;
    const move = this.#moves.get(key) ?? { from, to, files: new Map(), example: { source, file } };
    this.#moves.set(key, move);
    move.files.set(source, file);
  }

  list(): Move[] {
    return [...this.#moves.values()];
  }
}

/** Deeper folders stand in no report, and every part of a path costs a look. */
const MOST_PARTS = 100;

/** Every folder above the path may be the root of the repository there, or the folder of the report's package. */
function noteFolders(moves: Moves, source: string, files: ReadonlySet<RepoPath>, reportDir: RepoPath): void {
  const parts = partsOf(source);
  for (let cut = 1; cut < Math.min(parts.length, MOST_PARTS); cut += 1) {
    const below = parts.slice(cut).join('/');
    for (const to of new Set([ROOT, reportDir])) {
      const file = joinRepoPath(to, below);
      if (file !== null && files.has(file)) moves.note(source, parts.slice(0, cut).join('/'), to, file);
    }
  }
}

/** A relative path may itself be the tail of a file's path: a merged report that lost the package's name. */
function noteTails(moves: Moves, sources: readonly string[], files: ReadonlySet<RepoPath>): void {
  const relative = sources.filter((source) => !isAbsolute(slashed(source)) && partsOf(source).length > 0);
  if (relative.length === 0) return;
  const byName = Map.groupBy(files, baseName);
  for (const source of relative) {
    const path = partsOf(source).join('/');
    for (const file of byName.get(baseName(path)) ?? []) {
      const to = toRepoPath(file.slice(0, -path.length));
      if (to !== null && file.endsWith(`/${path}`)) moves.note(source, '', to, file);
    }
  }
}

/** The parts of a path; none of one that climbs, for that is told from here and leads elsewhere. */
function partsOf(source: string): string[] {
  const parts = slashed(source).split('/');
  return parts.includes('..')
    ? []
    : parts.filter((part, index) => part !== '.' && (part !== '' || index === 0));
}

function depthOf(from: string): number {
  return from === '' ? 0 : from.split('/').length;
}

function ambiguous({ example: first }: Move, rivals: readonly Move[]): Result<never> {
  const examples = [first, ...rivals.slice(0, 4).map((move) => move.example)];
  const isOne = examples.every(({ source }) => source === first.source);
  const shown = examples.map(({ source, file }) => (isOne ? file : `${source} as ${file}`));
  return failed({
    code: 'path-mismatch',
    message: `${isOne ? first.source : 'the report'} could be ${shown.join(' or ')}`,
    hint: 'Let the report name its files from the root of the repository, or leave it in the package it belongs to',
  });
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
