import type { World } from '../world/world.ts';

/** Names of filters that change what git stores, wherever they are configured. Format: gitattributes(5), "filter". */
export async function configuredFilters({ run }: World, cwd: string): Promise<string[]> {
  const pattern = String.raw`^filter\..*\.(clean|process)$`;
  const { stdout } = await run('git', ['config', '-z', '--name-only', '--get-regexp', pattern], { cwd });
  const keys = Buffer.from(stdout).toString('utf8').split('\0');
  const names = keys.map((key) => key.slice('filter.'.length, key.lastIndexOf('.')));
  // Of an attribute only such values can be asked for.
  return [...new Set(names)].filter((name) => /^[\w-]+$/.test(name));
}
