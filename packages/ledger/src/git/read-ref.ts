import { failed, ok, type Result, type RunCommand } from '@tidemark/kernel';
import type { Entry } from '../baseline.ts';
import { readEntry } from '../entry-schema.ts';
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

/** Far more than a record takes. */
const MOST_BYTES = 1_000_000;

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

/** The entry of a repository at a commit; null when the commit knows none. */
export async function entryAt(
  place: GitPlace,
  commit: string,
  repository: string,
): Promise<Result<Entry | null>> {
  const listed = await ledgerGit(place, [
    '--literal-pathspecs',
    'ls-tree',
    '-l',
    '-z',
    commit,
    '--',
    fileOf(repository),
  ]);
  if (!listed.ok) return listed;
  const [, type, blob, size] = listed.value.toString('utf8').split(/[ \t]+/);
  if (type === undefined) return ok(null);
  if (type !== 'blob' || blob === undefined || !(Number(size) <= MOST_BYTES))
    return unreadable(place, commit, 'it is no file of a record');
  const bytes = await ledgerGit(place, ['cat-file', 'blob', blob]);
  if (!bytes.ok) return bytes;
  const entry = readEntry(jsonOf(bytes.value.toString('utf8')));
  return typeof entry === 'string' ? unreadable(place, commit, entry) : ok(entry);
}

/** The commits that recorded an entry of a repository, newest first. */
export async function entryCommits(
  place: GitPlace,
  tip: string,
  { repository, limit }: { readonly repository: string; readonly limit: number },
): Promise<Result<string[]>> {
  const listed = await ledgerGit(place, [
    '--literal-pathspecs',
    'rev-list',
    `--max-count=${limit}`,
    tip,
    '--',
    fileOf(repository),
  ]);
  return listed.ok
    ? ok(
        listed.value
          .toString('latin1')
          .split('\n')
          .filter((id) => id !== ''),
      )
    : listed;
}

/** The file of a repository in the tree: its name in a form that holds no slash. */
export function fileOf(repository: string): string {
  return `${encodeURIComponent(repository)}.json`;
}

const HINT = 'Look at what git says; a ledger elsewhere is named with --ledger';

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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable({ remote }: GitPlace, commit: string, why: string): Result<never> {
  return failed({
    code: 'ledger-error',
    message: `the ledger ${shownPlace({ remote })} holds a record at ${commit.slice(0, 12)} that cannot be read: ${why}`,
    hint: `See it with git show ${commit.slice(0, 12)}; whoever wrote it was no Tidemark, or a newer one`,
  });
}
