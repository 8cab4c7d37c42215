import path from 'node:path';
import { failed, ok, type Result } from '@tidemark/kernel';
import { leadsOut } from './world/leads-out.ts';
import type { World } from './world/world.ts';

/** Where a file is written that is committed. A link that leads out of the repository is `usage`. */
export function committedFile(world: World, root: string, at: string): Result<string> {
  const file = path.join(root, at);
  if (!leadsOut(world, root, file)) return ok(file);
  return failed({
    code: 'usage',
    message: `${at} is a symbolic link out of the repository`,
    hint: 'Put a file in its place',
    file: at,
  });
}
