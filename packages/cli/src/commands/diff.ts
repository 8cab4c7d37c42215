import { worktreePaths } from '@tidemark/changes';
import { diffError } from '../contract/diff-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import type { DiffReport } from './run-diff.ts';
import { NEW_SIDES } from './new-sides.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark diff`: did the tests run the lines that this change touched? */
export const diff = { run, refuse: diffError } satisfies Command;

async function run(flags: FlagValues, world: World): Promise<DiffReport> {
  const cwd = standingIn(flags, world);
  // Of all that git is asked this takes longest, so it is asked before the rest of the command is even loaded.
  const isWorktree = NEW_SIDES.every((name) => !flags.has(name));
  const listing = isWorktree ? worktreePaths(world.run, cwd) : undefined;
  // Where something else goes wrong first nobody waits for it any more; whoever does is told all the same.
  listing?.catch(() => undefined);
  const { runDiff } = await import('./run-diff.ts');
  return runDiff(flags, world, { cwd, listing });
}
