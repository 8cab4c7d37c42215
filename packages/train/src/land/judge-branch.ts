import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { catchUp, type Meeting } from '../git/catch-up.ts';
import { bringRefs, branchRef, readRefs } from '../git/remote-refs.ts';
import type { Task } from '../task.ts';
import { runChecks, type Checked } from './run-checks.ts';
import type { LandingRules, Train } from './train.ts';

/** What an attempt found out about a branch, before anything moves. */
export type Judged =
  /** There is no such branch where main is, so it cannot wait there either. */
  | { readonly kind: 'absent'; readonly problems: readonly Problem[] }
  /** Main holds it already. */
  | { readonly kind: 'nothing'; readonly meeting: Meeting }
  /** It has failed too often. */
  | { readonly kind: 'refused'; readonly meeting: Meeting; readonly most: number }
  /** The checks have spoken of `to`, the commit that would land; of the branch itself where it cannot be brought to main. */
  | {
      readonly kind: 'checked';
      readonly meeting: Meeting;
      readonly to: string;
      readonly checked: Checked;
      readonly rules: LandingRules;
    };

/** Meets a branch with main as both are now where they are the truth, and runs the checks that main asks for. */
export async function judgeBranch(train: Train, { branch, tries }: Task): Promise<Result<Judged>> {
  const { place, target } = train;
  const wanted = [branchRef(target), branchRef(branch)];
  const refs = await readRefs(place, wanted);
  if (!refs.ok) return refs;
  const [base, head] = wanted.map((ref) => refs.value.get(ref));
  if (base === undefined) return failed(absent(train, target));
  if (head === undefined) return ok({ kind: 'absent', problems: [absent(train, branch)] });
  const brought = await bringRefs(place, wanted);
  if (!brought.ok) return brought;
  const meeting = { branch, target, base, head };
  const rules = await train.rulesAt(base);
  if (!rules.ok) return rules;
  if (tries >= rules.value.tries) return ok({ kind: 'refused', meeting, most: rules.value.tries });
  const joined = await catchUp(place, meeting);
  if (!joined.ok) return joined;
  if (joined.value.kind === 'nothing') return ok({ kind: 'nothing', meeting });
  const checked = await runChecks(train, meeting, joined.value, rules.value);
  if (!checked.ok) return checked;
  const to = 'to' in joined.value ? joined.value.to : head;
  return ok({ kind: 'checked', meeting, to, checked: checked.value, rules: rules.value });
}

function absent({ place }: Train, branch: string): Problem {
  const hint =
    place.remote === null
      ? `See git branch --list '${branch}'`
      : `Push it first: git push ${place.remote} ${branch}`;
  const where = place.remote ?? 'this clone';
  return { code: 'unknown-base', message: `there is no branch ${branch} in ${where}`, hint };
}
