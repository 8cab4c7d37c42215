import picomatch from 'picomatch';

const matchers = new Map<string, (path: string) => boolean>();

/** Tells whether a path matches a glob. Compiled once: the packages of a workspace mostly have the same globs. */
export function globMatcher(glob: string): (path: string) => boolean {
  let matches = matchers.get(glob);
  if (matches === undefined) matchers.set(glob, (matches = picomatch(glob, { dot: true })));
  return matches;
}
