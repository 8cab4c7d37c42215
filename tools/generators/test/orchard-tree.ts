import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

/** An Nx workspace in memory, with packages in `packages/*` and `packages/features/*`, and these files. */
export function orchardTree(files: Readonly<Record<string, string>> = {}): Tree {
  const tree = createTreeWithEmptyWorkspace();
  tree.write(
    'package.json',
    '{"name":"orchard","workspaces":["packages/*","./packages/features/*/","!packages/features"]}',
  );
  tree.write('packages/features/apple/package.json', '{\n  "name": "@shop/apple"\n}\n');
  tree.write(
    'packages/features/apple/feature.manifest.ts',
    "export default {\n  name: 'apple', // the first\n};\n",
  );
  for (const [name, text] of Object.entries(files)) tree.write(name, text);
  return tree;
}

/** Paths of the packages' files that a generator changed. What the workspace began with is formatted too, as Nx sees it as new. */
export async function changesBy(tree: Tree, generate: () => Promise<void>): Promise<string[]> {
  const textOf = () => new Map(tree.listChanges().map(({ path, content }) => [path, content?.toString()]));
  const before = textOf();
  await generate();
  return [...textOf()]
    .filter(([path, text]) => path.startsWith('packages/') && before.get(path) !== text)
    .map(([path]) => path);
}
