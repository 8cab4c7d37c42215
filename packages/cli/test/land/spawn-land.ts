import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { PLAIN_GIT } from '@tidemark/test-kit';
import type { LandDocument } from '../../src/contract/documents.ts';
import type { TrainOrchard } from './train-orchard.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');

/** A landing that is a process of its own, with a process group of its own. */
export interface LandProcess {
  readonly child: ChildProcess;
  /** Its exit code (null when a signal ended it) and what it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string }>;
}

export function spawnLand(
  { clone }: Pick<TrainOrchard, 'clone'>,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): LandProcess {
  const child = spawn(process.execPath, [BIN, 'land', ...words], {
    cwd: clone.root,
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: process.env['TMPDIR'] ?? '', ...PLAIN_GIT, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  const ended = new Promise<{ code: number | null; stdout: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      // A command that outlives it may hold the pipe open.
      setImmediate(() => resolve({ code, stdout }));
    });
  });
  return { child, ended };
}

/** The document that a process said. */
export function documentOf(stdout: string): LandDocument {
  return JSON.parse(stdout);
}
