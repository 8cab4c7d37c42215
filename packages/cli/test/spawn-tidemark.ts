import path from 'node:path';
import { PLAIN_GIT, type ProcessOutcome, runProcess } from '@tidemark/test-kit';

const BIN = path.join(import.meta.dirname, '../src/bin.ts');

/** Runs a command line as a process of its own, for what the environment of a process does to it. */
export function spawnTidemark(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProcessOutcome> {
  return runProcess(process.execPath, [BIN, ...words], { cwd, env: { ...PLAIN_GIT, ...env } });
}
