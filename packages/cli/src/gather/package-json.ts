import { failed, ok, type Result } from '@tidemark/kernel';

/** The parts of a package.json that matter here. */
export interface PackageJson {
  readonly name: string | null;
  /** The test runner it depends on, by name; null where none is known. */
  readonly runner: 'vitest' | 'jest' | null;
  /** Names of the scripts. */
  readonly scripts: readonly string[];
  /** Globs of `workspaces`, as npm and yarn write them. */
  readonly workspaces: readonly string[];
}

/** Reads a package.json; what is not JSON, or not an object, is an `invalid-workspace` problem. */
export function readPackageJson(bytes: Uint8Array, file: string): Result<PackageJson> {
  const parsed = parseJson(
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );
  if (!isRecord(parsed)) {
    return failed({
      code: 'invalid-workspace',
      message: 'package.json does not hold a JSON object',
      hint: `Mend ${file}`,
      file,
    });
  }
  const workspaces = isRecord(parsed['workspaces']) ? parsed['workspaces']['packages'] : parsed['workspaces'];
  return ok({
    name: typeof parsed['name'] === 'string' && parsed['name'] !== '' ? parsed['name'] : null,
    runner: runnerOf(parsed),
    scripts: isRecord(parsed['scripts']) ? Object.keys(parsed['scripts']) : [],
    workspaces: Array.isArray(workspaces) ? workspaces.filter((entry) => typeof entry === 'string') : [],
  });
}

function runnerOf(parsed: Readonly<Record<string, unknown>>): PackageJson['runner'] {
  const { dependencies, devDependencies, scripts } = parsed;
  const test = isRecord(scripts) ? String(scripts['test'] ?? '') : '';
  const uses = (name: string) =>
    [dependencies, devDependencies].some((list) => isRecord(list) && name in list) ||
    new RegExp(`\\b${name}\\b`).test(test);
  return uses('vitest') ? 'vitest' : uses('jest') ? 'jest' : null;
}

/** The value of a JSON text, or undefined when it is not one. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
