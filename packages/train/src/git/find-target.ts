import { failed, ok, type Result, type RunCommand } from '@tidemark/kernel';
import { bringRefs, branchRef, readRefs } from './remote-refs.ts';
import { remoteOf, trainGit, type LandingPlace } from './train-git.ts';

/** Where it is landed: the place, the branch, and the commit it is at, which the clone holds. */
export interface Target {
  readonly place: LandingPlace;
  readonly branch: string;
  readonly tip: string;
}

/** What is wished for; null where nobody says. A remote `.` is the clone itself. */
export interface TargetWish {
  readonly remote: string | null;
  readonly branch: string | null;
}

const USUAL = ['main', 'master'];

/**
 * Finds what is landed on: by default the branch that `origin` starts with, or main of a clone that has no origin. A remote that is
 * not there is `usage`, a branch that is not there `unknown-base`.
 */
export async function findTarget(
  { run, root }: { readonly run: RunCommand; readonly root: string },
  wish: TargetWish,
): Promise<Result<Target>> {
  const remote = await remoteFor({ run, root, remote: null }, wish.remote);
  if (!remote.ok) return remote;
  const place = { run, root, remote: remote.value };
  const names = wish.branch === null ? await usualNames(place) : ok([wish.branch]);
  if (!names.ok) return names;
  const refs = await readRefs(place, names.value.map(branchRef));
  if (!refs.ok) return refs;
  const branch = names.value.find((name) => refs.value.has(branchRef(name)));
  const tip = branch === undefined ? undefined : refs.value.get(branchRef(branch));
  if (branch === undefined || tip === undefined)
    return failed({
      code: 'unknown-base',
      message: `there is no branch ${names.value.join(' or ')} in ${remoteOf(place)}`,
      hint: 'Name the branch that is landed on as land.target of tidemark.config.ts',
    });
  const brought = await bringRefs(place, [branchRef(branch)]);
  return brought.ok ? ok({ place, branch, tip }) : brought;
}

async function remoteFor(place: LandingPlace, wish: string | null): Promise<Result<string | null>> {
  if (wish === '.') return ok(null);
  const listed = await trainGit(place, ['remote']);
  if (!listed.ok) return listed;
  const names = listed.value.split('\n');
  if (wish === null) return ok(names.includes('origin') ? 'origin' : null);
  if (names.includes(wish)) return ok(wish);
  return failed({
    code: 'usage',
    message: `there is no remote ${wish}`,
    hint: 'Name one of git remote as land.remote of tidemark.config.ts, or . for the clone itself',
  });
}

/** Format: git-ls-remote(1), --symref: `ref: refs/heads/main<TAB>HEAD`. Of a clone HEAD is only where somebody stands. */
async function usualNames(place: LandingPlace): Promise<Result<string[]>> {
  if (place.remote === null) return ok(USUAL);
  const listed = await trainGit(place, ['ls-remote', '--symref', place.remote, 'HEAD']);
  if (!listed.ok) return listed;
  const [, name] = /^ref: refs\/heads\/(.+)\tHEAD$/m.exec(listed.value) ?? [];
  return ok(name === undefined ? USUAL : [name]);
}
