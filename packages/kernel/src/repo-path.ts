declare const repoPathBrand: unique symbol;

/** A file or folder inside the repository: posix separators, relative to the root, without `.` or `..`. The root is ''. */
export type RepoPath = string & { readonly [repoPathBrand]: true };

/** The root of the repository. */
export const ROOT = '' as RepoPath;

const drive = /^[a-zA-Z]:/;

/**
 * Reads a path given relative to the repository root. Backslashes count as separators.
 * Returns null for a path that is absolute, climbs above the root, or holds a NUL.
 */
export function toRepoPath(text: string): RepoPath | null {
  if (text.includes('\0') || text.startsWith('/') || text.startsWith('\\') || drive.test(text)) return null;
  return normalise(text.replaceAll('\\', '/'));
}

/**
 * Takes a path that git printed: relative to the root, slashes only, a backslash is part of the name.
 * Returns null for a path that leaves the root.
 */
export function gitRepoPath(text: string): RepoPath | null {
  return text.includes('\0') || text.startsWith('/') ? null : normalise(text);
}

/** Joins a path below a folder of the repository; null when the result would leave the root. */
export function joinRepoPath(folder: RepoPath, below: string): RepoPath | null {
  if (below.startsWith('/') || below.includes('\0')) return null;
  return normalise(folder === '' ? below : `${folder}/${below}`);
}

/** The folder that holds a path; the root's parent is the root. */
export function parentOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return (slash === -1 ? '' : path.slice(0, slash)) as RepoPath;
}

/** Is `path` the folder itself, or below it? `app` does not hold `app-utils/x`. */
export function isWithin(folder: RepoPath, path: RepoPath): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The path as seen from a folder that holds it: `packages/auth`, `packages/auth/src/a.ts` gives `src/a.ts`. */
export function pathBelow(folder: RepoPath, path: RepoPath): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** Orders paths by code unit: the same order on every machine and under every locale. */
export function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** An empty segment, `.` or `..`. */
const REDUNDANT = /(?:^|\/)\.{0,2}(?:\/|$)/;

function normalise(text: string): RepoPath | null {
  // Most paths are as they should be, and a listing has a hundred thousand of them.
  if (!REDUNDANT.test(text)) return text as RepoPath;
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/') as RepoPath;
}
