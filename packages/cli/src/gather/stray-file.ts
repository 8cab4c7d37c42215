import path from 'node:path';
import { toRepoPath, type Problem } from '@tidemark/kernel';
import { leadsOut } from '../world/leads-out.ts';
import type { World } from '../world/world.ts';

/** Why a file (absolute) of the repository is no evidence: a symbolic link leads from there to another place. Else null. */
export function strayFile(
  world: World,
  root: string,
  { file, shown }: { readonly file: string; readonly shown: string },
): Problem | null {
  const isInside = toRepoPath(path.relative(root, file)) !== null;
  if (!isInside || !leadsOut(world, root, file)) return null;
  return {
    code: 'bad-evidence',
    message: `${shown} is behind a symbolic link that leaves the repository`,
    hint: 'Put the file itself there, or name it with --coverage',
    file: shown,
  };
}
