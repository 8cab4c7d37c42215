import { ok, type Result } from '@tidemark/kernel';
import { ledgerError } from '../ledger-error.ts';
import { BASELINE_REF, HINT, ledgerGit, type GitPlace } from './ledger-git.ts';

/** The commit the ref points to, brought here if it lies elsewhere; null when there is no ref. */
export async function readTip(place: GitPlace): Promise<Result<string | null>> {
  if (place.remote === null) return localTip(place);
  const listed = await ledgerGit(place, ['ls-remote', place.remote, BASELINE_REF]);
  if (!listed.ok) return listed;
  const line = listed.value
    .toString('utf8')
    .split('\n')
    .find((text) => text.endsWith(`\t${BASELINE_REF}`));
  const tip = line?.split('\t')[0] ?? null;
  if (tip === null || (await isHere(place, tip))) return ok(tip);
  const fetched = await ledgerGit(place, [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    place.remote,
    BASELINE_REF,
  ]);
  return fetched.ok ? ok(tip) : fetched;
}

async function localTip({ run, root }: GitPlace): Promise<Result<string | null>> {
  const args = ['rev-parse', '--verify', '--quiet', `${BASELINE_REF}^{commit}`];
  const { code, stdout, stderr } = await run('git', args, { cwd: root });
  if (code === 0) return ok(Buffer.from(stdout).toString('latin1').trim());
  // Quiet, git ends with 1 where there is no ref, and says nothing.
  if (code === 1 && stderr === '') return ok(null);
  return ledgerError(BASELINE_REF, `cannot be read: ${stderr}`, HINT);
}

async function isHere({ run, root }: GitPlace, commit: string): Promise<boolean> {
  return (await run('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root })).code === 0;
}
