import { spawn } from 'node:child_process';
import path from 'node:path';

/** How a finished process ended, and what it said. `code` is null when a signal ended it. */
export interface ProcessOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a process is started with. */
export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** Our sources run as they are written; what one process compiled of them, the next need not. */
const NODE_COMPILE_CACHE = path.join(import.meta.dirname, '../../../node_modules/.cache/tests-compiled');

/** Runs a program to its end with an environment of its own: only PATH is taken over. */
export function runProcess(
  program: string,
  args: readonly string[],
  { cwd, env, stdin }: ProcessOptions,
): Promise<ProcessOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE, ...env },
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}
