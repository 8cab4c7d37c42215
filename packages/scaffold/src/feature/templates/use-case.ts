import type { TemplateFiles } from './template-files.ts';

/** A use case with the ports that it needs, and its tests against the real thing. */
export const USE_CASE: TemplateFiles = {
  'src/application/ports/ports.ts': `import type { Entry } from '../../entities/entry.ts';

export interface EntryRepository {
  all(): Promise<readonly Entry[]>;
  /** False when an entry has that title already; two at once cannot both have it. */
  add(entry: Entry): Promise<boolean>;
}

export type NewId = () => string;
`,
  'src/application/use-cases/add-entry.ts': `import { entryOf, type Entry } from '../../entities/entry.ts';
import type { EntryRepository, NewId } from '../ports/ports.ts';

export type AddEntryResult =
  | { readonly kind: 'added'; readonly entry: Entry }
  | { readonly kind: 'invalid-title' }
  | { readonly kind: 'title-taken' };

export interface AddEntryPorts {
  readonly entries: EntryRepository;
  readonly newId: NewId;
}

/** Keeps an entry under a new id. */
export async function addEntry({ entries, newId }: AddEntryPorts, title: string): Promise<AddEntryResult> {
  const entry = entryOf(newId(), title);
  if (entry === null) return { kind: 'invalid-title' };
  return (await entries.add(entry)) ? { kind: 'added', entry } : { kind: 'title-taken' };
}
`,
  'src/application/use-cases/add-entry.test.ts': `import { expect, test } from 'vitest';
import { entryWorld } from '../../__tests__/entry-world.ts';
import { addEntry } from './add-entry.ts';

test('an entry is kept under a new id', async () => {
  const world = entryWorld();
  const entry = { id: 'entry-1', title: 'Apples' };
  expect(await addEntry(world, 'Apples')).toEqual({ kind: 'added', entry });
  expect(await world.entries.all()).toEqual([entry]);
});

test('a title is taken once, with or without spaces around it', async () => {
  const world = entryWorld();
  await addEntry(world, 'Apples');
  expect(await addEntry(world, ' Apples ')).toEqual({ kind: 'title-taken' });
});

test('nothing is kept under an empty title', async () => {
  const world = entryWorld();
  expect(await addEntry(world, ' ')).toEqual({ kind: 'invalid-title' });
  expect(await world.entries.all()).toEqual([]);
});
`,
};
