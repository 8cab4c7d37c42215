import type { TemplateFiles } from './template-files.ts';

/** The ports, kept in memory; the world that tests stand in; the face of the package. */
export const INFRASTRUCTURE: TemplateFiles = {
  'src/infrastructure/in-memory-entries.ts': `import type { EntryRepository } from '../application/ports/ports.ts';
import type { Entry } from '../entities/entry.ts';

export function inMemoryEntries(): EntryRepository {
  const entries = new Map<string, Entry>();
  return {
    all: async () => [...entries.values()],
    add: async (entry) => {
      if (entries.has(entry.title)) return false;
      entries.set(entry.title, entry);
      return true;
    },
  };
}
`,
  'src/infrastructure/in-memory-entries.test.ts': `import { expect, test } from 'vitest';
import { inMemoryEntries } from './in-memory-entries.ts';

test('entries are kept in the order they came, each title once', async () => {
  const entries = inMemoryEntries();
  const [pear, apple] = [
    { id: 'a', title: 'Pears' },
    { id: 'b', title: 'Apples' },
  ];
  expect(await Promise.all([entries.add(pear), entries.add(apple), entries.add(pear)])).toEqual([
    true,
    true,
    false,
  ]);
  expect(await entries.all()).toEqual([pear, apple]);
});
`,
  'src/__tests__/entry-world.ts': `import { inMemoryEntries } from '../infrastructure/in-memory-entries.ts';

/** The feature with its real repository, and ids in order. */
export function entryWorld() {
  let id = 0;
  return { entries: inMemoryEntries(), newId: () => \`entry-\${(id += 1)}\` };
}
`,
  'src/index.ts': `export type { EntryRepository, NewId } from './application/ports/ports.ts';
export type { AddEntryPorts } from './application/use-cases/add-entry.ts';
export type { Entry } from './entities/entry.ts';
export { inMemoryEntries } from './infrastructure/in-memory-entries.ts';
export { addEntryController } from './interface-adapters/controllers/entry-controller.ts';
export type { Response } from './interface-adapters/controllers/entry-controller.ts';
`,
};
