import type { ChangeSource } from '@tidemark/changes';
import { failed, ok, type Result } from '@tidemark/kernel';
import type { FlagValues } from '../flags/parse-flags.ts';
import { findBase } from '../gather/find-base.ts';
import type { World } from '../world/world.ts';
import { NEW_SIDES } from './new-sides.ts';

/** The new side that the flags name, which exclude one another, and the base that it is compared with. */
export async function changeSource(
  flags: FlagValues,
  world: World,
  cwd: string,
): Promise<Result<ChangeSource>> {
  const sides = NEW_SIDES.filter((name) => flags.has(name));
  const patch = flags.text('diff-file');
  if (sides.length > 1 || (patch !== null && flags.has('base'))) {
    const names = [...sides, ...(flags.has('base') ? ['base'] : [])].map((name) => `--${name}`).join(' and ');
    return failed({
      code: 'usage',
      message: `${names} do not go together`,
      hint: 'Name one new side: --head, --staged or --diff-file (which needs no --base)',
    });
  }
  if (patch !== null) return ok({ kind: 'patch', patch });
  const head = flags.text('head');
  const base = await findBase(world, { cwd, flag: flags.text('base'), head: head ?? 'HEAD' });
  if (!base.ok) return base;
  if (head !== null) return ok({ kind: 'revision', base: base.value.base, revision: base.value.headSha });
  return ok({ kind: flags.has('staged') ? 'staged' : 'worktree', base: base.value.base });
}
