import { failed, type Result } from '@tidemark/kernel';

/** More than any message that helps. */
const MOST_TEXT = 500;

/** A ledger that cannot be reached, read or written; `where` is shown, so it holds no secret. */
export function ledgerError(where: string, why: unknown, hint: string): Result<never> {
  const text =
    why instanceof Error ? why.message || String(Reflect.get(why, 'code') ?? why.name) : String(why);
  const [line = ''] = text.trim().split('\n', 1);
  return failed({
    code: 'ledger-error',
    message: `the ledger ${where} ${line.slice(0, MOST_TEXT)}`,
    hint,
  });
}
