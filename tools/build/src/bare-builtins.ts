import type { Plugin } from 'rolldown';

/** What is taken of a module when ours is loaded. What is imported of one beyond this fails the build. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'node:child_process': ['spawn', 'spawnSync'],
  'node:fs': [
    'close',
    'closeSync',
    'constants',
    'existsSync',
    'fstatSync',
    'ftruncateSync',
    'globSync',
    'lstatSync',
    'mkdirSync',
    'mkdtempSync',
    'openSync',
    'readdirSync',
    'readFileSync',
    'readSync',
    'realpathSync',
    'renameSync',
    'rmSync',
    'rmdirSync',
    'statSync',
    'symlinkSync',
    'writeFileSync',
    'writeSync',
    'writev',
  ],
  'node:os': ['availableParallelism', 'hostname', 'tmpdir'],
  'node:util': ['parseArgs', 'promisify', 'stripVTControlCharacters', 'styleText'],
};

/** Functions of modules that few runs need: such a module is loaded by the first call. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['createHash', 'createHmac', 'randomUUID', 'timingSafeEqual'],
  'node:readline': ['createInterface'],
  'node:v8': ['setFlagsFromString'],
};

/** By the name that is imported, what stands in its place. */
const MODULES: ReadonlyMap<string, string> = new Map([
  ['node:process', 'export default globalThis.process;'],
  ...Object.entries(TAKEN).map(([id, names]) => [id, takenAtOnce(id, names)] as const),
  ...Object.entries(CALLED).map(([id, names]) => [id, loadedByCall(id, names)] as const),
]);

function takenAtOnce(id: string, names: readonly string[]): string {
  return `export const { ${names.join(', ')} } = ${builtin(id)};`;
}

function loadedByCall(id: string, names: readonly string[]): string {
  return names
    .map((name) => `export const ${name} = (...given) => ${builtin(id)}.${name}(...given);`)
    .join('\n');
}

function builtin(id: string): string {
  return `globalThis.process.getBuiltinModule(${JSON.stringify(id)})`;
}

export function isBareBuiltin(id: string): boolean {
  return MODULES.has(id);
}

/**
 * Takes some of Node's own modules without the copy that an `import` makes: to make it Node looks at every export, so that
 * `node:process` opens the standard streams, and `node:fs` loads its promises, a watcher and a line editor.
 */
export function bareBuiltins(): Plugin {
  return {
    name: 'bare-builtins',
    resolveId: (id) => (isBareBuiltin(id) ? `\0${id}` : null),
    load: (id) => MODULES.get(id.slice(1)) ?? null,
  };
}
