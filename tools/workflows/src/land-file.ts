import { blobAt, commitOnto, gitIn, MEASURED, storedBlob, type FileChange } from './file-commit.ts';

/** A file that tells of a measured commit, and the branch of origin that it belongs on. */
export interface Landing extends FileChange {
  readonly branch: string;
  /** The commit that the file tells of, as a full id. */
  readonly measured: string;
}

/** What became of it: `outdated` when the branch holds what a later commit was measured with. */
export type Landed =
  | { readonly kind: 'landed'; readonly commit: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'refused'; readonly why: string };

/** A branch that moves more often than this while one file is pushed is moved by something that does not end. */
const MOST_ATTEMPTS = 5;

/**
 * Commits a file onto the tip of a branch of origin and pushes it, again from the new tip when the branch moved
 * underneath. Nothing is forced. `refused` holds git's words when the push fails while the branch stands still.
 */
export async function landFile(landing: Landing): Promise<Landed> {
  const { root, branch, file, measured } = landing;
  const tracking = `refs/remotes/origin/${branch}`;
  const fetchTip = async () => {
    await gitIn(root)`git fetch --quiet origin ${`+refs/heads/${branch}:${tracking}`}`;
    return (await gitIn(root)`git rev-parse ${tracking}`).text('utf8').trim();
  };
  const blob = await storedBlob(landing);
  let tip = await fetchTip();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if ((await blobAt(root, tip, file)) === blob) return { kind: 'unchanged' };
    if (await isOutdated(landing, tip)) return { kind: 'outdated' };
    const commit = await commitOnto(landing, tip, measured);
    const pushed = await gitIn(root)`git push --quiet origin ${`${commit}:refs/heads/${branch}`}`.nothrow();
    if (pushed.exitCode === 0) return { kind: 'landed', commit };
    const before = tip;
    tip = await fetchTip();
    if (tip === before) return { kind: 'refused', why: pushed.stderr.trim() };
  }
  return { kind: 'refused', why: `${branch} moved ${MOST_ATTEMPTS} times` };
}

/** A run that is started again, or was slow, knows less than one that measured a later commit. */
async function isOutdated({ root, file, measured }: Landing, tip: string): Promise<boolean> {
  const trailer = `%(trailers:key=${MEASURED},valueonly)`;
  const last = (await gitIn(root)`git log -1 --format=${trailer} ${tip} -- ${file}`).text('utf8').trim();
  if (!/^[0-9a-f]{40,64}$/.test(last) || last === measured) return false;
  return (await gitIn(root)`git merge-base --is-ancestor ${measured} ${last}`.nothrow()).exitCode === 0;
}
