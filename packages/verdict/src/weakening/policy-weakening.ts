import type { DiffSettings } from '@tidemark/manifest';
import type { PolicyShift } from './weakening-evidence.ts';
import type { Weakening } from './weakening.ts';

/** Values of each setting, the strictest first. */
const STRICTNESS: { readonly [S in keyof DiffSettings]: readonly DiffSettings[S][] } = {
  lines: ['all', 'band'],
  partial: ['fail', 'band', 'ignore'],
  weakening: ['fail', 'warn', 'off'],
};

/** Settings by which later changes would be judged less strictly. */
export function policyWeakenings(shift: PolicyShift): Weakening[] {
  return (['lines', 'partial', 'weakening'] as const).flatMap((setting): Weakening[] => {
    const [from, to] = [shift.before[setting], shift.after[setting]];
    const values: readonly string[] = STRICTNESS[setting];
    if (values.indexOf(to) <= values.indexOf(from)) return [];
    const { file, reason } = shift;
    const place = { file, line: shift.lineOf(setting), package: '(root)' };
    return [{ ...place, kind: 'policy-relaxed', subject: `diff.${setting}`, from, to, reason }];
  });
}
