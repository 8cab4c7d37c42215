import { pathBelow, type RepoPath } from '@tidemark/kernel';
import picomatch from 'picomatch';
import type { PackageFacts } from '../facts.ts';

/** A task of a runner with a cache that makes the coverage of one package. */
export interface CoverageTask {
  readonly runner: 'turbo' | 'nx';
  readonly name: string;
  /** Does a cache hit bring the report back? */
  readonly bringsReport: boolean;
  readonly outputsAt: Place;
  /** Code of the package that may change without the cache noticing. */
  readonly unnoticed: readonly RepoPath[];
  readonly inputsAt: Place;
}

export interface Place {
  readonly file: RepoPath;
  readonly line: number;
}

const REPORTS = ['coverage/coverage-final.json', 'coverage/lcov.info', 'coverage/cobertura-coverage.xml'];

/** Do globs, relative to the package, reach a report where Tidemark looks for it? */
export function reachReport(globs: readonly string[]): boolean {
  const reached = reachedBy(globs);
  return REPORTS.some(reached);
}

/** Code of the package that the globs, relative to it, do not reach. */
export function unreachedCode({ ref, allCode }: PackageFacts, globs: readonly string[]): RepoPath[] {
  const reached = reachedBy(globs);
  return allCode.filter((file) => !reached(pathBelow(ref.path, file)));
}

/** A glob that names a folder stands for all in it; one with `!` takes away, wherever it stands. */
function reachedBy(globs: readonly string[]): (path: string) => boolean {
  const widened = (glob: string) => {
    const clean = glob.replace(/^\.\//, '').replace(/\/+$/, '');
    return [clean, `${clean}/**`];
  };
  const taken = globs.filter((glob) => glob.startsWith('!')).flatMap((glob) => widened(glob.slice(1)));
  const given = globs.filter((glob) => !glob.startsWith('!')).flatMap(widened);
  const isGiven = picomatch(given, { dot: true });
  const isTaken = picomatch(taken, { dot: true });
  return (path) => given.length > 0 && isGiven(path) && !isTaken(path);
}
