import { diffError } from '../contract/diff-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { World } from '../world/world.ts';
import { askGit } from './ask-git.ts';
import type { Command } from './command-spec.ts';
import type { DiffReport } from './run-diff.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark diff`: did the tests run the lines that this change touched? */
export const diff = { run, refuse: diffError } satisfies Command;

async function run(flags: FlagValues, world: World): Promise<DiffReport> {
  const cwd = standingIn(flags, world);
  const asked = await askGit(flags, world, cwd);
  // Git is at work now; what judges its answers is loaded meanwhile.
  const { runDiff } = await import('./run-diff.ts');
  return runDiff(flags, world, asked);
}
