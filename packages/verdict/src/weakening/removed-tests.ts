import type { ChangedFile } from '@tidemark/changes';
import type { RepoPath } from '@tidemark/kernel';
import type { RemovedTest } from './weakening-evidence.ts';

/** How the files of a repository are told apart. `packageOf` names the package that owns, or owned, a path. */
export interface TestNames {
  readonly isTest: (path: RepoPath) => boolean;
  readonly isCode: (path: RepoPath) => boolean;
  readonly packageOf: (path: RepoPath) => string;
}

/**
 * The test files that a change removes, or gives a name that no runner looks for, while what they tested stays. One
 * whose source (same stem, same package) went or moved too is none, nor one for which a test of that stem came.
 */
export function removedTests(
  files: readonly ChangedFile[],
  { isTest, isCode, packageOf }: TestNames,
): RemovedTest[] {
  const key = (path: RepoPath) => `${packageOf(path)}\0${stemOf(path)}`;
  const gone = files.flatMap((file) => {
    if (file.status === 'deleted') return [file.path];
    return file.status === 'renamed' && file.formerPath !== null ? [file.formerPath] : [];
  });
  const sources = new Set(gone.filter((path) => isCode(path) && !isTest(path)).map(key));
  const arrived = new Set(
    files.filter((file) => isTest(file.path) && isArrival(file)).map((file) => key(file.path)),
  );
  return gone
    .filter((path) => isTest(path) && !sources.has(key(path)) && !arrived.has(key(path)))
    .filter((path) => !files.some((file) => file.formerPath === path && isTest(file.path)))
    .map((path) => ({ file: path, package: packageOf(path) }));
}

function isArrival({ status }: ChangedFile): boolean {
  return status !== 'deleted' && status !== 'modified' && status !== 'type-changed';
}

/** What a test and its source share: the name up to the first dot. */
function stemOf(path: RepoPath): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [stem = name] = name.split('.', 1);
  return stem;
}
