import path from 'node:path';
import { failed, ok, type Result } from '@tidemark/kernel';
import { satisfies } from 'semver';
import type { World } from '../../world/world.ts';
import { isRecord, parseJson } from '../package-json.ts';

/** Where the Stryker of a package lies; paths are absolute. */
export interface StrykerTools {
  readonly bin: string;
  readonly runner: string;
}

const INSTALL =
  'Install @stryker-mutator/core and @stryker-mutator/vitest-runner, both the same version, in the package or at the root';

/**
 * Finds Stryker and its runner of vitest as code of the package would. Absent, of two versions, or a pair with vitest
 * that is known to give wrong verdicts without a word, is a `tool-error`.
 */
export function strykerTools(world: World, folder: string, name: string): Result<StrykerTools> {
  const core = versionOf(world, '@stryker-mutator/core', folder);
  const runner = versionOf(world, '@stryker-mutator/vitest-runner', folder);
  const entry = world.resolveModule('@stryker-mutator/vitest-runner', folder);
  if (core === null || runner === null || entry === null) {
    const absent = core === null ? 'core' : 'vitest-runner';
    return unusable(name, `@stryker-mutator/${absent} is not installed`, INSTALL);
  }
  if (core.version !== runner.version)
    return unusable(name, `Stryker is ${core.version}, its runner ${runner.version}`, INSTALL);
  const vitest = versionOf(world, 'vitest', folder);
  if (vitest !== null && satisfies(vitest.version, '>=5.0.0-0') && satisfies(core.version, '<10.1.1')) {
    const what = `Stryker ${core.version} finds no tests of vitest ${vitest.version}, and takes mutants for survivors`;
    return unusable(name, what, 'Take Stryker 10.1.1 or newer');
  }
  return ok({ bin: path.join(path.dirname(core.file), 'bin/stryker.js'), runner: entry });
}

function versionOf(world: World, module: string, folder: string) {
  const file = world.resolveModule(`${module}/package.json`, folder);
  const bytes = file === null ? null : world.files.read(file);
  const described = bytes === null ? null : parseJson(Buffer.from(bytes).toString('utf8'));
  if (file === null || !isRecord(described) || typeof described['version'] !== 'string') return null;
  return { file, version: described['version'] };
}

function unusable(name: string, what: string, hint: string): Result<never> {
  return failed({ code: 'tool-error', message: `${name}: ${what}`, hint });
}
