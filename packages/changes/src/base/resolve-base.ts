import { failed, ok, type Problem, type Result, type RunCommand } from '@tidemark/kernel';
import type { BaseFoundBy, BaseRevision } from '../change-set.ts';
import { findRepository } from '../find-repository.ts';
import { gitProblem } from '../git.ts';
import { commitIds, isRevisionName } from './commit-ids.ts';
import { RECORDED_BASE } from './record-base.ts';

/** Where a base may be named, and the side it is compared with. */
export interface BaseQuestion {
  /** A folder of the repository. */
  readonly cwd: string;
  /** `--base`, or null. */
  readonly flag: string | null;
  /** TIDEMARK_BASE, or null. */
  readonly environment: string | null;
  /** What the config of the workspace says, or null. */
  readonly config: string | null;
  /** The revision whose history the merge base is sought in. */
  readonly head: string;
}

/** The base that was found, and the commit id of the head it was sought for. */
export interface ResolvedBase {
  readonly base: BaseRevision;
  readonly headSha: string;
}

const FALLBACKS: readonly (readonly [foundBy: BaseFoundBy, ref: string, shown: string])[] = [
  ['recorded', RECORDED_BASE, RECORDED_BASE],
  ['origin-head', 'refs/remotes/origin/HEAD', 'origin/HEAD'],
  ['origin-main', 'refs/remotes/origin/main', 'origin/main'],
  ['origin-master', 'refs/remotes/origin/master', 'origin/master'],
  ['main', 'refs/heads/main', 'main'],
  ['master', 'refs/heads/master', 'master'],
];

/**
 * Finds the revision a change is compared with, and the merge base. A branch that was named may be one of origin's, as
 * for `git switch`. One that is not there is `unknown-base`, and so is a history without a common commit; where a
 * shallow clone is the reason it is `shallow-history` with the command that mends it.
 */
export async function resolveBase(run: RunCommand, question: BaseQuestion): Promise<Result<ResolvedBase>> {
  const named = namedBase(question);
  const candidates = named ?? FALLBACKS;
  const refused = [...candidates.map(([, ref]) => ref), question.head].filter((ref) => !isRevisionName(ref));
  if (refused.length > 0) return failed(...refused.map(noRevision));
  const ids = await commitIds(run, question.cwd, [question.head, ...candidates.map(([, ref]) => ref)]);
  if (!ids.ok) return ids;
  const [headSha, ...shas] = ids.value;
  if (headSha == null) return failed(unknownHead(question.head));
  const index = shas.findIndex((sha) => sha !== null);
  const found = candidates[index];
  const sha = shas[index];
  if (found === undefined || sha == null)
    return failed(await unknownBase(run, question.cwd, named?.[0]?.[1] ?? null));
  const [foundBy, , ref] = found;
  const mergeBase = await findMergeBase(run, question.cwd, { ref, sha, headSha });
  return mergeBase.ok ? ok({ base: { ref, sha, mergeBase: mergeBase.value, foundBy }, headSha }) : mergeBase;
}

function namedBase({ flag, environment, config }: BaseQuestion): typeof FALLBACKS | null {
  const said = environment === '' ? null : environment;
  const foundBy = flag !== null ? 'flag' : said !== null ? 'environment' : 'config';
  const name = flag ?? said ?? config;
  if (name === null) return null;
  const own = [foundBy, name, name] as const;
  return isBranchName(name) ? [own, [foundBy, `refs/remotes/origin/${name}`, `origin/${name}`]] : [own];
}

/** Could it be the name of a branch, and does a shell take it as it is? Commit ids and ways back from one are none. */
function isBranchName(name: string): boolean {
  return /^\w[\w./-]{0,254}$/.test(name) && !/^HEAD$|^refs\/|^[0-9a-f]{7,64}$/.test(name);
}

async function findMergeBase(
  run: RunCommand,
  cwd: string,
  { ref, sha, headSha }: { readonly ref: string; readonly sha: string; readonly headSha: string },
): Promise<Result<string>> {
  if (sha === headSha) return ok(sha);
  const args = ['merge-base', sha, headSha];
  const { code, stdout, stderr } = await run('git', args, { cwd });
  if (code === 0) return ok(Buffer.from(stdout).toString('latin1').trim());
  if (code !== 1) return failed(gitProblem(args, code, stderr));
  const repository = await findRepository(run, cwd);
  if (repository.ok && repository.value.isShallow) {
    return failed(shallow(`the commit that ${ref} and HEAD share`));
  }
  const message = `${ref} and HEAD have no commit in common`;
  return failed({ code: 'unknown-base', message, hint: 'Name the branch this one started from with --base' });
}

function noRevision(ref: string): Problem {
  return {
    code: 'usage',
    message: `'${ref}' cannot name a revision`,
    hint: 'Name a branch, a tag or a commit',
  };
}

function unknownHead(head: string): Problem {
  if (head === 'HEAD') {
    return {
      code: 'unknown-base',
      message: 'HEAD has no commit yet',
      hint: 'Commit once, so that there is something to compare with',
    };
  }
  return {
    code: 'unknown-base',
    message: `there is no commit '${head}'`,
    hint: 'Name a commit that this clone holds with --head',
  };
}

async function unknownBase(run: RunCommand, cwd: string, named: string | null): Promise<Problem> {
  if (named === null) {
    const tried = FALLBACKS.map(([, , shown]) => shown).join(', ');
    return {
      code: 'unknown-base',
      message: `no base was found (tried ${tried})`,
      hint: 'Name one with --base <ref> or TIDEMARK_BASE',
    };
  }
  const unknown = { code: 'unknown-base', message: `there is no revision '${named}' in this clone` } as const;
  if (isBranchName(named)) {
    const remotes = Buffer.from((await run('git', ['remote'], { cwd })).stdout)
      .toString('utf8')
      .split('\n');
    const remote = remotes.find((name) => name !== '' && named.startsWith(`${name}/`)) ?? 'origin';
    const branch = named.startsWith(`${remote}/`) ? named.slice(remote.length + 1) : named;
    if (remotes.includes(remote)) {
      const command = `git fetch ${remote} ${branch}:refs/remotes/${remote}/${branch}`;
      return { ...unknown, hint: 'Fetch it, if it is a branch there', run: command };
    }
  } else {
    const repository = await findRepository(run, cwd);
    if (repository.ok && repository.value.isShallow) return shallow(`'${named}'`);
  }
  return { ...unknown, hint: 'Name a branch, a tag or a commit of this clone' };
}

function shallow(goal: string): Problem {
  return {
    code: 'shallow-history',
    message: `this clone is shallow, and its history does not reach ${goal}`,
    hint: 'Fetch the history (in GitHub Actions: fetch-depth: 0)',
    run: 'git fetch --unshallow',
  };
}
