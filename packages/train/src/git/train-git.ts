import { failed, ok, type Result, type RunCommand } from '@tidemark/kernel';

/** A clone, and where its main is the truth. */
export interface LandingPlace {
  readonly run: RunCommand;
  /** Absolute folder of the clone. */
  readonly root: string;
  /** The name of a remote; null: the clone itself, which git calls `.`. */
  readonly remote: string | null;
}

interface Given {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Hooks of a clone are about the work of whoever sits at it; those of the receiving repository are its own and run. */
const NO_HOOKS = ['-c', 'core.hooksPath=/dev/null'];

/** Runs git, which asks nobody anything, and gives how it ended. */
export async function tryGit(
  { run, root }: LandingPlace,
  args: readonly string[],
  { cwd = root, stdin = '', env = {} }: Given = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const options = { cwd, stdin, env: { GIT_TERMINAL_PROMPT: '0', ...env } };
  const { code, stdout, stderr } = await run('git', [...NO_HOOKS, ...args], options);
  return { code, stdout: Buffer.from(stdout).toString('utf8'), stderr: stderr.trim() };
}

/** Runs git and gives its output without the last line break; a non-zero exit is `git-failed` with what git said. */
export async function trainGit(
  place: LandingPlace,
  args: readonly string[],
  given: Given = {},
): Promise<Result<string>> {
  const { code, stdout, stderr } = await tryGit(place, args, given);
  if (code === 0) return ok(stdout.replace(/\n$/, ''));
  return gitFailed(`git ${args[0]}: ${stderr || 'gave no reason'}`, 'See what git says, and try again');
}

/** Git, or whoever it talked to, that did not do what a landing needs. */
export function gitFailed(message: string, hint: string): Result<never> {
  return failed({ code: 'git-failed', message: message.slice(0, MOST_TEXT), hint });
}

const MOST_TEXT = 2000;

/** What git calls the place that is pushed to. */
export function remoteOf({ remote }: Pick<LandingPlace, 'remote'>): string {
  return remote ?? '.';
}

/** Whoever runs it, a commit of the train needs some name. */
export const TRAIN_IDENTITY = {
  GIT_AUTHOR_NAME: 'tidemark',
  GIT_AUTHOR_EMAIL: 'tidemark@localhost',
  GIT_COMMITTER_NAME: 'tidemark',
  GIT_COMMITTER_EMAIL: 'tidemark@localhost',
} as const;
