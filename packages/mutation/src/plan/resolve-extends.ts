import { failed, ok, type Result } from '@tidemark/kernel';

/** Settings of Stryker, by name. */
export type Settings = Readonly<Record<string, unknown>>;

/** A configuration file: where it lies, for what it extends, and its text. */
export interface ConfigurationFile {
  readonly path: string;
  readonly text: string;
}

/** Finds what a configuration extends: a path or the name of a package's file, seen from the file that says so. */
export type FindExtended = (specifier: string, from: string) => ConfigurationFile | null;

const MOST_FILES = 20;

/**
 * Reads a configuration of Stryker and all that it extends, which Stryker itself does not: what is nearer wins, objects
 * are merged, lists replaced. Not JSON, no object, not found, or round in a circle is a `tool-error`.
 */
export function resolveExtends(file: ConfigurationFile, find: FindExtended): Result<Settings> {
  const seen = new Set<string>();
  let settings: Settings = {};
  for (let at: ConfigurationFile | null = file; at !== null;) {
    if (seen.has(at.path) || seen.size === MOST_FILES)
      return unusable(file.path, `${at.path} extends itself`);
    seen.add(at.path);
    const own = parseSettings(at.text);
    if (own === null) return unusable(at.path, 'does not hold a JSON object');
    const { extends: specifier, ...rest } = own;
    settings = merged(rest, settings);
    if (specifier === undefined) break;
    if (typeof specifier !== 'string') return unusable(at.path, 'extends something that is no text');
    const next: ConfigurationFile | null = find(specifier, at.path);
    if (next === null) return unusable(at.path, `extends ${specifier}, which is not found`);
    at = next;
  }
  return ok(settings);
}

function unusable(path: string, what: string): Result<never> {
  return failed({
    code: 'tool-error',
    message: `the configuration of Stryker cannot be used: ${path} ${what}`,
    hint: 'Mend the file, or remove it: Tidemark sets what has to be set',
    file: path,
  });
}

function parseSettings(text: string): Settings | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isSettings(value) ? value : null;
  } catch {
    return null;
  }
}

function merged(base: Settings, over: Settings): Settings {
  const both = Object.entries(over).map(([name, value]) => {
    const below = Object.hasOwn(base, name) ? base[name] : undefined;
    return [name, isSettings(below) && isSettings(value) ? merged(below, value) : value];
  });
  return { ...base, ...Object.fromEntries(both) };
}

/** Is it settings by name, and no list or single value? */
export function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
