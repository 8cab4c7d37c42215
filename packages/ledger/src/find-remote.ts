import { failed, ok, type Result, type RunCommand } from '@tidemark/kernel';
import type { GitRemote } from './ledger-place.ts';

/** The clone a ledger is looked up from. */
export interface Clone {
  readonly run: RunCommand;
  /** Absolute folder. */
  readonly root: string;
}

/** The name of the remote that is meant; null for the clone itself. A named one that is not there is `usage`. */
export async function findRemote({ run, root }: Clone, remote: GitRemote): Promise<Result<string | null>> {
  if (remote.kind === 'here') return ok(null);
  const { stdout } = await run('git', ['remote'], { cwd: root });
  const names = Buffer.from(stdout).toString('utf8').split('\n');
  if (remote.kind === 'origin') return ok(names.includes('origin') ? 'origin' : null);
  if (names.includes(remote.name)) return ok(remote.name);
  const hint = `Use one of: ${names
    .filter((name) => name !== '')
    .map((name) => `git:${name}`)
    .concat('git:.')
    .join(', ')}`;
  return failed({ code: 'usage', message: `there is no remote ${remote.name}`, hint });
}
