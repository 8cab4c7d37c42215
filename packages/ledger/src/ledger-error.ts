import { failed, type Result } from '@tidemark/kernel';

/** Says that something cannot be reached, read or written; `where` is shown, so it holds no secret. */
export type Refusal = (where: string, why: string, hint: string) => Result<never>;

/** More than any message that helps. */
const MOST_TEXT = 500;

/** A ledger that cannot be reached, read or written. */
export const ledgerError = refusalOf('ledger-error', 'the ledger');

/** A refusal under a code, of what is called so: the first line of what went wrong, cut where it helps no more. */
export function refusalOf(code: 'ledger-error' | 'train-error', called: string): Refusal {
  return (where, why, hint) => {
    const line = why.trim().replace(/\n.*/s, '');
    return failed({ code, message: `${called} ${where} ${line.slice(0, MOST_TEXT)}`, hint });
  };
}
