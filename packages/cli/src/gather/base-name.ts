import type { RepoPath } from '@tidemark/kernel';

/** The last part of a path: `src/apple.ts` gives `apple.ts`. */
export function baseName(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
