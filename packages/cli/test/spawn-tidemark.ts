import path from 'node:path';
import { PLAIN_GIT, runProcess } from '@tidemark/test-kit';
import type { DiffDocument } from '../src/contract/documents.ts';
import type { Answer } from './run-tidemark.ts';

const BIN = path.join(import.meta.dirname, '../src/bin.ts');

/** Runs `tidemark diff` as a process of its own, for what the environment of a process does to it. */
export async function spawnDiff(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Answer<DiffDocument>> {
  const { code, stdout, stderr } = await runProcess(process.execPath, [BIN, 'diff', ...words], {
    cwd,
    env: { ...PLAIN_GIT, ...env },
  });
  if (code === null) throw new Error(stderr);
  // What this program wrote itself; its schema is checked where it runs in process.
  const document: DiffDocument = JSON.parse(stdout);
  return { code, document, stdout, stderr };
}
