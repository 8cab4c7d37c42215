import { ok, type Result } from '@tidemark/kernel';
import { ledgerError } from '../ledger-error.ts';
import { BASELINE_REF, shownPlace, type GitPlace } from './ledger-git.ts';
import { readTip } from './read-tip.ts';

/** Hooks of the clone are about its branches, and the baseline is none. */
const NO_HOOKS = ['-c', 'core.hooksPath=/dev/null'];

/**
 * Moves the baseline ref from one commit (null: from nothing) to another, where it is the truth. False when it was not
 * there any more; what else keeps it from moving is `ledger-error`.
 */
export async function moveRef(
  place: GitPlace,
  expected: string | null,
  commit: string,
): Promise<Result<boolean>> {
  const { run, root, remote } = place;
  const from = expected ?? '';
  const args =
    remote === null
      ? ['update-ref', BASELINE_REF, commit, from]
      : [
          'push',
          '--quiet',
          '--no-verify',
          '--atomic',
          `--force-with-lease=${BASELINE_REF}:${from}`,
          remote,
          `${commit}:${BASELINE_REF}`,
        ];
  const { code, stderr } = await run('git', [...NO_HOOKS, ...args], {
    cwd: root,
    env: { GIT_TERMINAL_PROMPT: '0' },
  });
  if (code === 0) return ok(true);
  // Whether somebody was faster is told by where the ref is now, not by the words of this git.
  const now = await readTip(place);
  if (!now.ok) return now;
  if (now.value === commit) return ok(true);
  const isHeld = /cannot lock ref|failed to lock|\.lock/i.test(stderr);
  if (now.value !== expected || isHeld) return ok(false);
  return ledgerError(
    shownPlace(place),
    `cannot be moved: ${stderr.trim()}`,
    'Check that you may push there, and that no rule of the host keeps refs/tidemark from being moved',
  );
}
