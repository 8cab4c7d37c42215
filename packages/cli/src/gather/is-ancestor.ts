import { failed, ok, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/**
 * Is a commit the base, or in its history? Both are ids. A commit that this clone does not have is not; where the clone
 * is shallow nobody can tell, which is `shallow-history`.
 */
export async function isAncestor(
  { run }: World,
  root: string,
  { commit, base }: { readonly commit: string; readonly base: string },
): Promise<Result<boolean>> {
  const { code } = await run('git', ['merge-base', '--is-ancestor', commit, base], { cwd: root });
  if (code === 0) return ok(true);
  const { stdout } = await run('git', ['rev-parse', '--is-shallow-repository'], { cwd: root });
  if (Buffer.from(stdout).toString('latin1').trim() !== 'true') return ok(false);
  return failed({
    code: 'shallow-history',
    message: `this clone is shallow, and its history does not tell whether the base holds ${commit.slice(0, 12)}, which the baseline was measured of`,
    hint: 'Fetch the history (in GitHub Actions: fetch-depth: 0)',
    run: 'git fetch --unshallow',
  });
}
