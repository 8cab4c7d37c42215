import { failed, ok, type Result, type RunCommand } from '@tidemark/kernel';
import { firstLine, gitProblem } from './git.ts';

/** A git working tree on this machine. */
export interface Repository {
  /** Absolute path of the working tree. */
  readonly root: string;
  readonly isShallow: boolean;
  /** The commit that is checked out, null before the first one. */
  readonly head: string | null;
}

/** Roots may hold line breaks, so the answer is read from its end: root, shallow or not, the commit if there is one. */
const ANSWER = /^(.*)\n(true|false)\n(?:([0-9a-f]{40,64})\n)?$/s;

/**
 * Finds the repository that a folder lies in. Outside of one, or in one without a working tree, it is
 * `not-a-repository`; what git refuses for another reason (ownership, a missing program) is `git-failed`.
 */
export async function findRepository(run: RunCommand, cwd: string): Promise<Result<Repository>> {
  const args = ['rev-parse', '--show-toplevel', '--is-shallow-repository', '--revs-only', 'HEAD'];
  const { code, stdout, stderr } = await run('git', args, { cwd });
  if (code !== 0) {
    if (!/not a git repository|must be run in a work tree/i.test(stderr))
      return failed(gitProblem(args, code, stderr));
    return failed({
      code: 'not-a-repository',
      message: `there is no git working tree at ${cwd}: ${firstLine(stderr)}`,
      hint: 'Stand in a git repository, or name one with --cwd',
    });
  }
  const [, root, shallow, head] = ANSWER.exec(Buffer.from(stdout).toString('utf8')) ?? [];
  if (root === undefined) return failed(gitProblem(args, code, 'its answer cannot be read'));
  return ok({ root, isShallow: shallow === 'true', head: head ?? null });
}
