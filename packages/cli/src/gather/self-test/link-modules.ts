import path from 'node:path';
import type { RepoPath } from '@tidemark/kernel';
import { ROOT } from '@tidemark/kernel';
import type { Scratch, World } from '../../world/world.ts';

/** Where the installed packages lie, where they are wanted, and the package that is tested there. */
export interface LinkPlan {
  readonly root: string;
  readonly tree: string;
  readonly folders: readonly RepoPath[];
  readonly tested: RepoPath;
}

/**
 * Makes every node_modules of the repository available in the scratch tree, link by link: caches that tools keep there
 * stay apart, and an installation in the scratch tree could not reach the real one. A link to the tested package leads
 * to its scratch copy.
 */
export function linkModules(world: World, scratch: Scratch, { root, tree, folders, tested }: LinkPlan): void {
  const testedReal = world.files.realPath(path.join(root, tested));
  for (const folder of new Set([ROOT, ...folders])) {
    for (const name of installed(world, path.join(root, folder, 'node_modules'))) {
      const from = path.join(root, folder, 'node_modules', name);
      const isTested = tested !== '' && world.files.realPath(from) === testedReal;
      scratch.link(isTested ? path.join(tree, tested) : from, path.join(tree, folder, 'node_modules', name));
    }
  }
}

/** Names of packages, those of a scope with it, and of programs; what else begins with a dot is a tool's own. */
function installed({ files }: World, modules: string): string[] {
  return files.list(modules).flatMap((name) => {
    if (name.startsWith('@') || name === '.bin')
      return files.list(path.join(modules, name)).map((inner) => path.join(name, inner));
    return name.startsWith('.') ? [] : [name];
  });
}
