import type { TemplateFiles } from './template-files.ts';

/** A value with a rule, and its tests: no I/O. */
export const ENTITY: TemplateFiles = {
  'src/entities/entry.ts': `/** Something under a title: the place of what this feature is really about. */
export interface Entry {
  readonly id: string;
  readonly title: string;
}

const MOST_CHARACTERS = 120;

/** An entry under its trimmed title, or null when the title is empty or longer than 120 characters. */
export function entryOf(id: string, title: string): Entry | null {
  const trimmed = title.trim();
  return trimmed === '' || trimmed.length > MOST_CHARACTERS ? null : { id, title: trimmed };
}
`,
  'src/entities/entry.test.ts': `import { expect, test } from 'vitest';
import { entryOf } from './entry.ts';

test('an entry has its id and its trimmed title', () => {
  expect(entryOf('a', ' Apples ')).toEqual({ id: 'a', title: 'Apples' });
});

test.each(['', '  ', '\\n'])('%j is no title', (title) => {
  expect(entryOf('a', title)).toBeNull();
});

test('a title of 120 characters is taken, one of 121 is not', () => {
  expect(entryOf('a', 'x'.repeat(120))).toEqual({ id: 'a', title: 'x'.repeat(120) });
  expect(entryOf('a', 'x'.repeat(121))).toBeNull();
});
`,
};
