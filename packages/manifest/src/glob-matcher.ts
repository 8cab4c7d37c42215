import picomatch from 'picomatch';
import { pathBound } from './glob-cost.ts';

type Matcher = (path: string) => boolean | null;

const matchers = new Map<string, Matcher>();

/**
 * Tells whether a path matches a glob; null where the path is too long for so many wildcards to be told in bounded
 * time. Compiled once: the packages of a workspace mostly have the same globs.
 */
export function globMatcher(glob: string): Matcher {
  let matcher = matchers.get(glob);
  if (matcher === undefined) {
    // What a matcher of picomatch does with a path, without the objects that it makes of each answer.
    const regex = picomatch.makeRe(glob, { dot: true, windows: false });
    const matches = (path: string) => path !== '' && (path === glob || regex.test(path));
    const isShort = pathBound(glob);
    matchers.set(glob, (matcher = (path) => (isShort(path) ? matches(path) : null)));
  }
  return matcher;
}

/** The same where only a match that is sure counts, such as for what lets a file out. */
export function surelyMatches(glob: string): (path: string) => boolean {
  const matcher = globMatcher(glob);
  return (path) => matcher(path) === true;
}
