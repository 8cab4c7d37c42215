import { spawn } from 'node:child_process';
import type { RunCommand } from '@tidemark/kernel';

/** Runs a real process in the environment of the tests, which names no git configuration of the machine. */
export const run: RunCommand = (program, args, { cwd, stdin, env }) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => resolve({ code: 127, stdout: new Uint8Array(), stderr: error.message }));
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
    );
    child.stdin.end(stdin);
  });
