import path from 'node:path';
import type { RepoPath } from '@tidemark/kernel';
import { readJsonValue, readModuleValue } from '@tidemark/syntax';
import type { ConfigFile } from '../../doctor/facts.ts';
import type { World } from '../../world/world.ts';
import { readYamlValue } from './yaml-value.ts';

/** Reads a configuration by the ending of its name: JSON, YAML, else a module. A link or a folder is not read. */
export async function readConfig({ files }: World, root: string, file: RepoPath): Promise<ConfigFile> {
  const absolute = path.join(root, file);
  const bytes = files.kindOf(absolute) === 'file' ? files.read(absolute) : null;
  if (bytes === null) return { file, value: null };
  const text = Buffer.from(bytes).toString('utf8');
  if (/\.jsonc?$/.test(file)) return { file, value: await readJsonValue(text) };
  return { file, value: await (/\.ya?ml$/.test(file) ? readYamlValue(text) : readModuleValue(text)) };
}

/** The first of these names that lies in a folder, read; null when there is none. */
export async function readFirst(
  world: World,
  root: string,
  folder: RepoPath,
  { names, present }: { readonly names: readonly string[]; readonly present: ReadonlySet<string> },
): Promise<ConfigFile | null> {
  const found = names
    .map((name) => (folder === '' ? name : `${folder}/${name}`) as RepoPath)
    .find((file) => present.has(file) && world.files.kindOf(path.join(root, file)) !== null);
  return found === undefined ? null : readConfig(world, root, found);
}
