import { ok, type Result } from '@tidemark/kernel';
import { remoteOf, trainGit, type LandingPlace } from './train-git.ts';

/** The ref of a branch. */
export function branchRef(branch: string): string {
  return `refs/heads/${branch}`;
}

/** The commits that refs lead to where they are the truth; those that are not there are left out. */
export async function readRefs(
  place: LandingPlace,
  refs: readonly string[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const listed = await trainGit(place, ['ls-remote', remoteOf(place), ...refs]);
  if (!listed.ok) return listed;
  const found = new Map<string, string>();
  for (const line of listed.value.split('\n')) {
    const [id = '', ref = ''] = line.split('\t');
    // A name is matched by its end, so `refs/heads/x` of another namespace comes too.
    if (refs.includes(ref)) found.set(ref, id);
  }
  return ok(found);
}

/** Brings what refs lead to into the clone. No ref of the clone is moved: another landing may be at work in it. */
export async function bringRefs(place: LandingPlace, refs: readonly string[]): Promise<Result<null>> {
  if (place.remote === null) return ok(null);
  const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance'];
  const fetched = await trainGit(place, [...args, '--refmap=', place.remote, ...refs]);
  return fetched.ok ? ok(null) : fetched;
}
