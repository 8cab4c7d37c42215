import { failed, ok, type Result } from '@tidemark/kernel';
import { gitFailed, trainGit, tryGit, TRAIN_IDENTITY, type LandingPlace } from './train-git.ts';

/** A branch that is to land on a target, both as commits. */
export interface Meeting {
  readonly branch: string;
  readonly target: string;
  readonly base: string;
  readonly head: string;
}

/** What becomes of the two: the commit to land, nothing that the target lacks, or no commit, and why. */
export type CaughtUp =
  | { readonly kind: 'forward' | 'merged'; readonly to: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unrelated' }
  | { readonly kind: 'conflict'; readonly files: readonly string[] };

/**
 * Brings a branch to main without a working tree: one that holds main is itself the commit to land, another is merged
 * into main, which is the first parent. Nothing but that commit is written.
 */
export async function catchUp(place: LandingPlace, meeting: Meeting): Promise<Result<CaughtUp>> {
  const { base, head } = meeting;
  const { code, stdout, stderr } = await tryGit(place, ['merge-base', base, head]);
  const fork = stdout.trim();
  if (fork === head) return ok({ kind: 'nothing' });
  if (fork === base) return ok({ kind: 'forward', to: head });
  if (code === 0) return merge(place, meeting);
  if (code !== 1) return gitFailed(`git merge-base: ${stderr}`, 'See what git says');
  const shallow = await trainGit(place, ['rev-parse', '--is-shallow-repository']);
  if (!shallow.ok) return shallow;
  return shallow.value === 'true' ? tooShallow(meeting) : ok({ kind: 'unrelated' });
}

/** Format: git-merge-tree(1), "OUTPUT" with -z: the tree, then each conflicted file. */
async function merge(
  place: LandingPlace,
  { branch, target, base, head }: Meeting,
): Promise<Result<CaughtUp>> {
  const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', base, head];
  const { code, stdout, stderr } = await tryGit(place, args);
  const [tree = '', ...files] = stdout.split('\0').filter((part) => part !== '');
  if (code === 1) return ok({ kind: 'conflict', files });
  if (code !== 0) return gitFailed(`git merge-tree: ${stderr}`, 'A landing needs git 2.38 or newer');
  // Whoever runs the train merges; a machine without a name does so as the train.
  const named = await tryGit(place, ['var', 'GIT_COMMITTER_IDENT']);
  const commit = await trainGit(place, ['commit-tree', '--no-gpg-sign', '-p', base, '-p', head, tree], {
    stdin: `Merge branch '${branch}' into ${target}\n`,
    env: named.code === 0 ? {} : TRAIN_IDENTITY,
  });
  return commit.ok ? ok({ kind: 'merged', to: commit.value }) : commit;
}

function tooShallow({ branch, target }: Meeting): Result<never> {
  return failed({
    code: 'shallow-history',
    message: `this clone is too shallow to tell where ${branch} left ${target}`,
    hint: 'git fetch --unshallow',
  });
}
