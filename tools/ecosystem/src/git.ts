import { execFileSync } from 'node:child_process';

/** Two revisions; null for the working tree. */
export interface Sides {
  readonly base: string;
  readonly head: string | null;
}

type Environment = Readonly<Record<string, string>>;

/** What git says, whatever is configured for this user and this machine. */
export function git(root: string, env: Environment, ...words: readonly string[]): string {
  return gitGiven(root, env, '', ...words);
}

/** The same, of what it is given on stdin. */
export function gitGiven(root: string, env: Environment, input: string, ...words: readonly string[]): string {
  const all = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', ...env };
  const options = { cwd: root, env: all, input, encoding: 'utf8', maxBuffer: 2 ** 30 } as const;
  return execFileSync('git', ['-c', 'core.quotePath=false', ...words], options);
}
