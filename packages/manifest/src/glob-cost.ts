/** How many ways to divide a path among its wildcards a matcher may try for one answer; more take seconds, or years. */
const MOST_WAYS = 3e7;

/** What makes a glob dear. */
interface GlobShape {
  /** Parts that are `**` with something behind; each may end at any folder of the path. */
  readonly folderStars: number;
  /** Other parts with `**` in them; each may end anywhere in the path. */
  readonly innerStars: number;
  /** By part, its wildcards beside the first; each may end anywhere in a name. */
  readonly spares: readonly number[];
  /** The product of the alternatives of every group. */
  readonly options: number;
}

/** What makes a path dear: its length, that of its longest name, and how many folders it has. */
interface PathSize {
  readonly characters: number;
  readonly name: number;
  readonly folders: number;
}

/**
 * Tells whether a path is short enough for a glob to be held against it. A bounded glob may still take each wildcard a
 * hundred ways, and a path can be made so long that they multiply.
 */
export function pathBound(glob: string): (path: string) => boolean {
  const shape = shapeOf(glob);
  let short = 4096;
  while (waysOf(shape, { characters: short, name: short, folders: short }) > MOST_WAYS) short >>= 1;
  return (path) => {
    if (path.length <= short) return true;
    const parts = path.split('/');
    const name = Math.max(...parts.map((part) => part.length));
    return waysOf(shape, { characters: path.length, name, folders: parts.length }) <= MOST_WAYS;
  };
}

function shapeOf(glob: string): GlobShape {
  // At the end `**` takes what is left, and one after the other they are one.
  const parts = glob
    .replaceAll(/(?:\*\*\/)+/g, '**/')
    .replace(/\/\*\*$/, '')
    .split('/');
  const wildcards = parts.map((part) => part.match(/\*+|!\(/g)?.length ?? 0);
  return {
    folderStars: parts.filter((part) => part === '**').length,
    innerStars: parts.filter((part) => part !== '**' && part.includes('**')).length,
    spares: wildcards.filter((count) => count > 1).map((count) => count - 1),
    options: optionsOf(glob),
  };
}

function optionsOf(glob: string): number {
  const open: number[] = [];
  let product = 1;
  for (const character of glob) {
    if (character === '{' || character === '(') open.push(1);
    else if (character === ',' || character === '|') open.push((open.pop() ?? 1) + 1);
    else if (character === '}' || character === ')') product *= open.pop() ?? 1;
  }
  return product;
}

function waysOf({ folderStars, innerStars, spares, options }: GlobShape, path: PathSize): number {
  return spares.reduce(
    (product, count) => product * choose(path.name + count, count),
    options *
      choose(path.folders + folderStars, folderStars) *
      choose(path.characters + innerStars, innerStars),
  );
}

/** In how many ways so many of a number of things can be chosen. */
function choose(from: number, count: number): number {
  let ways = 1;
  for (let index = 1; index <= count; index += 1) ways = (ways * (from - count + index)) / index;
  return ways;
}
