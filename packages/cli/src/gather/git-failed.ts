import { failed, type Result } from '@tidemark/kernel';

/** A git command that ended badly, with what it said. */
export function gitFailed(command: string, stderr: string): Result<never> {
  return failed({
    code: 'git-failed',
    message: `git ${command} failed: ${stderr.trim()}`,
    hint: 'Run the command at the root to see what git needs',
  });
}
