import { failed, ok, type Result } from '@tidemark/kernel';

/** Where a ledger lies, as it was named. */
export type LedgerPlace =
  | { readonly kind: 'git'; readonly remote: GitRemote }
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** The ref of this clone, that of a remote by name, or that of `origin` where there is one. */
export type GitRemote =
  | { readonly kind: 'here' }
  | { readonly kind: 'origin' }
  | { readonly kind: 'named'; readonly name: string };

/** A remote as git lets it be called, and nothing that git would take for an option. */
const REMOTE = /^\w[\w./-]{0,254}$/;

/**
 * Reads where a ledger lies: `git` (the remote origin, or this clone when it has none), `git:<remote>`, `git:.` (this clone),
 * `sqlite:<file>`, or a `postgres://` URL. Anything else is `usage`.
 */
export function readLedgerPlace(text: string): Result<LedgerPlace> {
  if (text === 'git') return ok({ kind: 'git', remote: { kind: 'origin' } });
  if (text === 'git:.') return ok({ kind: 'git', remote: { kind: 'here' } });
  const [, store, rest = ''] = /^(git|sqlite):(.+)$/s.exec(text) ?? [];
  if (store === 'git' && REMOTE.test(rest)) return ok({ kind: 'git', remote: { kind: 'named', name: rest } });
  if (store === 'sqlite' && !rest.includes('\0')) return ok({ kind: 'sqlite', file: rest });
  if (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text)) return ok({ kind: 'postgres', url: text });
  return failed({
    code: 'usage',
    // What was given may hold a password.
    message: 'a ledger is named by git, git:<remote>, git:., sqlite:<file> or postgres://…',
    hint: 'Give one of these with --ledger or TIDEMARK_LEDGER',
  });
}
