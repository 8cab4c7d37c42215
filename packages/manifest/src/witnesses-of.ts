import { surelyMatches } from './glob-matcher.ts';

/** Words that no project names a file by, so that only wildcards match them. */
const WORD = 'witness';
const ENDINGS = ['.ts', '.tsx', '.mts', '.js', '.jsx', '.vue', '.svelte'] as const;
const MOST = 512;

/**
 * Paths that a glob matches, one for each shape it allows: every brace alternative, `**` at three depths, a wildcard
 * at the end with each ending of code. Empty when none can be made, as for a negated class or extglob.
 */
export function witnessesOf(glob: string): string[] {
  if (/[!@+?*]\(|\[[!^]/.test(glob)) return [];
  const matches = surelyMatches(glob);
  const paths = bracesOf(glob).flatMap(pathsOf);
  return [...new Set(paths)].filter((path) => matches(path)).slice(0, MOST);
}

/** Writes out `{a,b}`, the innermost first. */
function bracesOf(glob: string): string[] {
  let globs = [glob];
  for (let round = 0; round < 8; round += 1) {
    globs = globs.flatMap((text) => {
      const brace = /\{([^{}]*)\}/.exec(text);
      if (brace === null) return [text];
      const rest = (option: string) =>
        text.slice(0, brace.index) + option + text.slice(brace.index + brace[0].length);
      return optionsOf(brace[1] ?? '').map(rest);
    });
    globs = globs.slice(0, MOST);
  }
  return globs;
}

function optionsOf(inside: string): string[] {
  const range = /^(-?\d+)\.\.(-?\d+)$/.exec(inside);
  return range === null ? inside.split(',') : [range[1] ?? '', range[2] ?? ''];
}

function pathsOf(glob: string): string[] {
  const folders = glob.split('/');
  const last = folders.pop() ?? '';
  const heads = folders.reduce<string[][]>(
    (paths, segment) => paths.flatMap((path) => expanded(segment).map((words) => [...path, ...words])),
    [[]],
  );
  const tails = last === '**' ? [[], [WORD], [WORD, WORD]] : [[]];
  const names = last === '**' ? [WORD] : [wordFor(last)];
  return heads.flatMap((head) =>
    tails.flatMap((tail) =>
      names.flatMap((name) => withEndings(name, last).map((file) => [...head, ...tail, file].join('/'))),
    ),
  );
}

function expanded(segment: string): string[][] {
  return segment === '**' ? [[], [WORD], [WORD, WORD]] : [[wordFor(segment)]];
}

function wordFor(segment: string): string {
  return segment
    .replaceAll(/\*+/g, WORD)
    .replaceAll('?', 'w')
    .replaceAll(/\[([^\]])[^\]]*\]/g, '$1');
}

/** A name that ends in a wildcard may have any ending. */
function withEndings(name: string, pattern: string): string[] {
  return pattern.endsWith('*') ? ENDINGS.map((ending) => name + ending) : [name];
}
