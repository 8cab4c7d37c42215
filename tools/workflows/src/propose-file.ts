import { blobAt, commitOnto, gitIn, storedBlob, type FileChange } from './file-commit.ts';

/** A file to be proposed on a branch of its own, which holds nothing else. */
export interface Proposal extends FileChange {
  readonly branch: string;
}

/** What became of it: `unchanged` when HEAD holds the file as it is, `waiting` when the branch proposes it already. */
export type Proposed =
  | { readonly kind: 'proposed'; readonly commit: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'waiting' };

/** Commits a file onto HEAD and makes that the branch of origin, in the place of an older proposal. */
export async function proposeFile(proposal: Proposal): Promise<Proposed> {
  const { root, branch, file } = proposal;
  const head = (await gitIn(root)`git rev-parse HEAD`).text('utf8').trim();
  const blob = await storedBlob(proposal);
  if ((await blobAt(root, head, file)) === blob) return { kind: 'unchanged' };
  const there = await gitIn(root)`git fetch --quiet origin ${`refs/heads/${branch}`}`.nothrow();
  if (there.exitCode === 0 && (await blobAt(root, 'FETCH_HEAD', file)) === blob) return { kind: 'waiting' };
  const commit = await commitOnto(proposal, head, head);
  await gitIn(root)`git push --quiet --force origin ${`${commit}:refs/heads/${branch}`}`;
  return { kind: 'proposed', commit };
}
