import { ok, type Result, type RunCommand } from '@tidemark/kernel';
import { ledgerError } from '../ledger-error.ts';

/** Where baselines lie in a repository: a tree with a file for each repository, each entry a commit on the last. */
export const BASELINE_REF = 'refs/tidemark/baseline';

/** A git ledger: a clone, and the remote whose ref is the truth (null: the ref of the clone itself). */
export interface GitPlace {
  readonly run: RunCommand;
  /** Absolute folder of the clone. */
  readonly root: string;
  readonly remote: string | null;
}

/** Runs git at the clone; a non-zero exit is `ledger-error` with what git said. */
export async function ledgerGit(
  { run, root, remote }: GitPlace,
  args: readonly string[],
  {
    stdin = '',
    env = {},
  }: { readonly stdin?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Result<Buffer>> {
  const { code, stdout, stderr } = await run('git', args, {
    cwd: root,
    stdin,
    env: { GIT_TERMINAL_PROMPT: '0', ...env },
  });
  if (code === 0) return ok(Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength));
  return ledgerError(
    shownPlace({ remote }),
    `cannot be used: git ${args[0]}: ${stderr.trim() || 'gave no reason'}`,
    HINT,
  );
}

/** How the place is called in messages. */
export function shownPlace({ remote }: Pick<GitPlace, 'remote'>): string {
  return remote === null ? BASELINE_REF : `${BASELINE_REF} of ${remote}`;
}

/** What to do about a ledger in git that cannot be used. */
export const HINT = 'Look at what git says; a ledger elsewhere is named with --ledger';
