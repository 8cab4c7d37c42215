import path from 'node:path';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { World } from '../world/world.ts';

/** The absolute folder a command stands in: `--cwd`, else where the process was started. */
export function standingIn(flags: FlagValues, world: World): string {
  return path.resolve(world.cwd, flags.text('cwd') ?? '.');
}
