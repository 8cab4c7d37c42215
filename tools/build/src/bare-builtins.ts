import type { Plugin } from 'rolldown';

/** By the name that is imported, what stands in its place. What is imported of one beyond this fails the build. */
const MODULES: Readonly<Record<string, string>> = {
  'node:process': 'export default globalThis.process;',
  'node:util':
    'export const { parseArgs, promisify, stripVTControlCharacters, styleText } = globalThis.process.getBuiltinModule("node:util");',
};

export function isBareBuiltin(id: string): boolean {
  return Object.hasOwn(MODULES, id);
}

/**
 * Takes two of Node's own modules without the copy that an `import` makes: to make it Node looks at every export, so that
 * `node:process` opens the standard streams, and `node:util` loads a differ and a table of colours.
 */
export function bareBuiltins(): Plugin {
  return {
    name: 'bare-builtins',
    resolveId: (id) => (isBareBuiltin(id) ? `\0${id}` : null),
    load: (id) => MODULES[id.slice(1)] ?? null,
  };
}
