import { failed, ok, type Problem, type Result, type RunCommand } from '@tidemark/kernel';

const NOT_STARTED = 127;

/** Runs git at a folder; a non-zero exit is `git-failed` with what git said. */
export async function git(
  run: RunCommand,
  cwd: string,
  args: readonly string[],
  stdin?: string,
): Promise<Result<{ readonly stdout: Buffer; readonly stderr: string }>> {
  // Without optional locks a mere look never writes the index under a command of the author's.
  const outcome = await run(
    'git',
    ['--no-optional-locks', ...args],
    stdin === undefined ? { cwd } : { cwd, stdin },
  );
  const { code, stdout, stderr } = outcome;
  if (code !== 0) return failed(gitProblem(args, code, stderr));
  return ok({ stdout: Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength), stderr });
}

/** Why a git command failed, as `git-failed`: it could not be started, or it ended with a code and said why. */
export function gitProblem(args: readonly string[], code: number | null, stderr: string): Problem {
  const command = args.find((word) => !word.startsWith('-') && !word.includes('=')) ?? 'git';
  if (code === NOT_STARTED) {
    const hint = 'Check that the folder exists and that git is installed and on the PATH';
    return { code: 'git-failed', message: `git could not be started: ${firstLine(stderr)}`, hint };
  }
  return {
    code: 'git-failed',
    message: `git ${command} failed: ${firstLine(stderr)}`,
    hint: 'Mend what git names, then run again',
  };
}

/** The first line of what a program said, cut to 500 characters. */
export function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  return line.slice(0, 500) || 'it gave no reason';
}
