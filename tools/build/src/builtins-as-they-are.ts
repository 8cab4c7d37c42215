import type { Plugin } from 'rolldown';

/** `import process from "node:process";`, `import { spawn, exec as run } from "node:child_process";`, as rolldown writes them. */
const BUILTIN = /^import (?:(\w+)|\{ ([^}]*) \}) from "(node:[\w/]+)";$/gm;

/**
 * Takes Node's own modules without the copy that an `import` makes of each. To make it Node looks at every export, so that
 * `node:process` opens the standard streams and `node:util` loads a differ: a third of the start of our command line.
 */
export function builtinsAsTheyAre(): Plugin {
  return {
    name: 'builtins-as-they-are',
    renderChunk: (code) => code.replaceAll(BUILTIN, taken),
  };
}

function taken(_line: string, whole: string | undefined, names: string | undefined, id: string): string {
  const local = names?.replaceAll(/([\w$]+) as /g, '$1: ');
  return `const ${whole ?? `{ ${local} }`} = globalThis.process.getBuiltinModule("${id}");`;
}
