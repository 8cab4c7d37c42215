import { matching, type Tree } from './tree.ts';

/** What a package exports. */
export interface Face {
  readonly name: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The face of each package, read from the export lists of its index.ts. */
export function facesOf(tree: Tree): Face[] {
  return [...matching(tree, /^packages\/[^/]+\/src\/index\.ts$/)].map(([name, text]) => {
    const lists = [...text.matchAll(/export (type )?\{([^}]*)\}/g)];
    const words = lists.flatMap(([, type, list = '']) =>
      list
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== '')
        .map((word) => ({
          word: word.replace(/^type /, ''),
          isType: type !== undefined || word.startsWith('type '),
        })),
    );
    return {
      name: name.split('/')[1] ?? name,
      values: words.filter(({ isType }) => !isType).map(({ word }) => word),
      types: words.filter(({ isType }) => isType).map(({ word }) => word),
    };
  });
}
