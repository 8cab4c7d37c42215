import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunCommand } from '@tidemark/kernel';
import { createRepository, repositoryAt, temporaryFolder, type Repository } from '@tidemark/test-kit';
import type { LandingPlace } from '../../src/git/train-git.ts';
import type { Lease } from '../../src/index.ts';

/** An orchard with its bare remote, which holds main. */
export interface RemoteOrchard {
  readonly clone: Repository;
  readonly bare: Repository;
  readonly place: LandingPlace;
  /** The commit of main at the remote. */
  readonly base: string;
}

export function remoteOrchard(): RemoteOrchard {
  const clone = createRepository({ 'src/apple.ts': 'pick(1);\n' });
  const bare = repositoryAt(path.join(temporaryFolder(), 'orchard.git'));
  clone.git('clone', '--quiet', '--bare', clone.root, bare.root);
  clone.git('remote', 'add', 'origin', bare.root);
  const base = clone.git('rev-parse', 'HEAD').trim();
  return { clone, bare, place: { run, root: clone.root, remote: 'origin' }, base };
}

/** Another clone of the remote, as of another machine. */
export function anotherPlace({ bare }: RemoteOrchard): LandingPlace {
  const root = path.join(temporaryFolder(), 'clone');
  bare.git('clone', '--quiet', bare.root, root);
  return { run, root, remote: 'origin' };
}

export function leaseOf(token: number): Lease {
  return { repository: 'orchard', token, holder: `picker:${token}`, validForMs: 60_000 };
}

/** Puts a hook into a repository. */
export function hook({ root, git }: Repository, name: string, script: string): void {
  const folder = path.resolve(root, git('rev-parse', '--git-path', 'hooks').trim());
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, name), 0o755);
}

/** The real git, except that one of its commands fails before it begins, or after it is done. */
export function without(broken: string, when: 'before' | 'after' = 'before'): RunCommand {
  return async (program, args, options) => {
    const isBroken = args.includes(broken);
    const outcome = isBroken && when === 'before' ? null : await run(program, args, options);
    const failure = { code: 128, stdout: new Uint8Array(), stderr: `fatal: no ${broken} today` };
    return outcome === null || isBroken ? failure : outcome;
  };
}

/** Runs a real process in the environment of the tests, which names no git configuration of the machine. */
export const run: RunCommand = (program, args, { cwd, stdin, env }) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
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
