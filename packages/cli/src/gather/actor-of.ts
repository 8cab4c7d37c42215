import type { FlagValues } from '../flags/parse-flags.ts';
import type { World } from '../world/world.ts';

/** Who answers for what is put on record: `--actor`, else TIDEMARK_ACTOR, else user.email of git; empty where nobody does. */
export async function actorOf({ env, run }: World, flags: FlagValues, root: string): Promise<string> {
  const named = flags.text('actor') ?? (env['TIDEMARK_ACTOR'] || null);
  if (named !== null) return named;
  const { stdout } = await run('git', ['config', '--get', 'user.email'], { cwd: root });
  return Buffer.from(stdout).toString('utf8').trim();
}
