import path from 'node:path';
import type { Plugin } from 'rolldown';

/** What the command line loads for `diff`, in its order. Each comes as one file: sixty small ones take longer to start. */
export const PARTS = {
  start: ['src/main.ts', 'src/world/node-world.ts', 'src/commands/diff.ts'],
  judge: ['src/commands/run-diff.ts'],
};

interface Group {
  readonly name: string;
  readonly priority: number;
  readonly test: (id: string) => boolean;
}

/** Groups for what these modules load at once, and the plugin that finds out what it is. */
export function joinedParts(folder: string): { readonly groups: readonly Group[]; readonly plugin: Plugin } {
  const loaded = new Map<string, ReadonlySet<string>>();
  const names = Object.keys(PARTS);
  const groups = names.map((name, index) => ({
    name,
    priority: names.length - index,
    test: (id: string) => loaded.get(name)?.has(id) === true,
  }));
  const plugin: Plugin = {
    name: 'joined-parts',
    buildEnd() {
      for (const [name, modules] of Object.entries(PARTS)) {
        const seen = new Set<string>();
        const load = (id: string): void => {
          const known = this.getModuleInfo(id);
          if (known === null || seen.has(id)) return;
          seen.add(id);
          known.importedIds.forEach(load);
        };
        for (const module of modules) load(path.join(folder, module));
        loaded.set(name, seen);
      }
    },
  };
  return { groups, plugin };
}
