import path from 'node:path';
import { failed, ok, type Result } from '@tidemark/kernel';
import { leadsOut } from './world/leads-out.ts';
import type { World } from './world/world.ts';

/**
 * Makes `coverage/.out` ready, where Tidemark keeps its answers, and gives its absolute path. The folder ignores
 * itself, so nothing in it, nor what a killed run left, shows up as a change. One that leads elsewhere, or from which
 * a link leads, is `usage`.
 */
export function outFolder(world: World, root: string): Result<string> {
  const coverage = path.join(root, 'coverage');
  const folder = path.join(coverage, '.out');
  if (world.files.kindOf(coverage) === 'file') return refused('coverage is a file');
  if (world.files.kindOf(folder) === 'link' || leadsOut(world, root, folder))
    return refused('coverage/.out lies behind a symbolic link');
  const link = world.files
    .list(folder)
    .find((name) => world.files.kindOf(path.join(folder, name)) === 'link');
  if (link !== undefined) return refused(`coverage/.out/${link} is a symbolic link`, 'Remove it');
  const ignore = path.join(folder, '.gitignore');
  const made = world.files.kindOf(ignore) === 'file' ? ok(null) : world.files.write(ignore, ['*\n']);
  return made.ok ? ok(folder) : made;
}

function refused(what: string, hint = 'Put a folder in its place'): Result<never> {
  return failed({
    code: 'usage',
    message: `${what}; Tidemark keeps its answers in coverage/.out of the repository`,
    hint,
    file: 'coverage',
  });
}
