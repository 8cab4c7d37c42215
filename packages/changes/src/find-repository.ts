import { failed, ok, type Result, type RunCommand } from '@tidemark/kernel';
import { firstLine, gitProblem } from './git.ts';

export interface Repository {
  /** Absolute path of the working tree. */
  readonly root: string;
  readonly isShallow: boolean;
}

/**
 * Finds the repository that a folder lies in. Outside of one, or in one without a working tree, it is
 * `not-a-repository`; what git refuses for another reason (ownership, a missing program) is `git-failed`.
 */
export async function findRepository(run: RunCommand, cwd: string): Promise<Result<Repository>> {
  const args = ['rev-parse', '--is-shallow-repository', '--show-toplevel'];
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
  const [shallow = '', ...root] = Buffer.from(stdout).toString('utf8').split('\n');
  return ok({ root: root.join('\n').replace(/\n$/, ''), isShallow: shallow === 'true' });
}
