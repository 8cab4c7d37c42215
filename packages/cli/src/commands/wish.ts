import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { nearest } from '../flags/nearest.ts';
import type { FlagValues } from '../flags/parse-flags.ts';

const KINDS = ['feature', 'coverage-bands'] as const;

/** What is to be made, and of what. `parent` is where, as it was typed. */
export interface Wish {
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  readonly parent: string | null;
}

/** Reads what is to be made from the words of a command line; everything that is off in them is `usage`. */
export function wishOf(flags: FlagValues): Result<Wish> {
  const [word, name] = flags.positionals;
  const kind = KINDS.find((entry) => entry === word);
  const parent = flags.text('in');
  if (kind === undefined) {
    const guess = word === undefined ? null : nearest(word, KINDS);
    const message = word === undefined ? 'nothing is named to make' : `there is no new '${word}'`;
    const hint = guess === null ? `Use one of: ${KINDS.join(', ')}` : `Did you mean tidemark new ${guess}?`;
    return failed({ code: 'usage', message, hint });
  }
  const problems: Problem[] = [];
  if (name === undefined) {
    const what = kind === 'feature' ? '<name>' : '<package>';
    problems.push({
      code: 'usage',
      message: `${kind} needs a name`,
      hint: `Write tidemark new ${kind} ${what}`,
    });
  }
  if (parent !== null && kind !== 'feature')
    problems.push({ code: 'usage', message: `${kind} takes no --in`, hint: 'Leave it out' });
  return problems.length > 0 || name === undefined ? failed(...problems) : ok({ kind, name, parent });
}
