import { spawn } from 'node:child_process';
import process from 'node:process';
import type { RunCommand } from '@tidemark/kernel';
import { gitEnvironment, gitSettings } from './git-environment.ts';

const NOT_STARTED = 127;
const GIT_SETTINGS = gitSettings(process.platform);

/**
 * Runs a program without a shell; its output is collected as it streams, so no pipe limit cuts it short.
 * Git runs under settings and in an environment of our own.
 */
export const runCommand: RunCommand = (program, args, options) =>
  new Promise((resolve) => {
    const child = started(program, args, options);
    if (typeof child === 'string') {
      resolve({ code: NOT_STARTED, stdout: new Uint8Array(), stderr: child });
      return;
    }
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    // A child that ends before it has read everything closes the pipe; its exit code tells what happened.
    child.stdin?.on('error', () => undefined);
    child.on('error', (error) => {
      resolve({ code: NOT_STARTED, stdout: new Uint8Array(), stderr: error.message });
    });
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') });
    });
    child.stdin?.end(options.stdin);
  });

/** Some of what keeps a program from starting is thrown, and some comes as an event; the text says why. */
function started(program: string, args: readonly string[], { cwd, stdin, env }: Parameters<RunCommand>[2]) {
  const isGit = program === 'git';
  try {
    return spawn(program, isGit ? [...GIT_SETTINGS, ...args] : args, {
      cwd,
      env: { ...(isGit ? gitEnvironment(process.env) : process.env), ...env },
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    return String(error);
  }
}
