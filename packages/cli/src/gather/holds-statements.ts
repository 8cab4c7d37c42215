import path from 'node:path';
import type { RepoPath } from '@tidemark/kernel';
import { readSource } from '@tidemark/syntax';
import type { World } from '../world/world.ts';

/** Has a file of code something to run? Providers leave one without statements, such as a file of types, out of a report. */
export async function holdsStatements({ files }: World, root: string, file: RepoPath): Promise<boolean> {
  const absolute = path.join(root, file);
  const bytes = files.kindOf(absolute) === 'file' ? files.read(absolute) : null;
  if (bytes === null) return false;
  const facts = await readSource(Buffer.from(bytes).toString('utf8'), file);
  return facts === null || !facts.noStatements;
}
