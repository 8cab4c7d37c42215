import { expect, test } from 'vitest';
import { brokenLinks } from '../src/index.ts';

/** What is wrong with a page beside docs/orchard.md, which has one heading, and docs/trees/apple.ts. */
function messages(text: string): string[] {
  const pages = new Map([
    ['docs/start.md', text],
    ['docs/orchard.md', '# The *old* orchard: 2 rows\n\n## Trees\n\n## Trees\n'],
  ]);
  const files = new Set([...pages.keys(), 'docs/trees/apple.ts', 'README.md']);
  const sources = new Map([['docs/trees/apple.ts', 'export const pickApple = 1;\n']]);
  return brokenLinks({ pages, sources, files }).map(
    ({ file, lineNumber, message }) => `${file}:${lineNumber} ${message}`,
  );
}

test.each([
  ['a page beside it', '[trees](orchard.md)'],
  ['a file above it', '[home](../README.md "where one begins")'],
  ['a folder, with or without its slash', '[trees](trees/) [again](trees)'],
  ['the root', '[all](..)'],
  ['a heading, by its words', '[rows](orchard.md#the-old-orchard-2-rows)'],
  ['a heading of the same words further down', '[more](orchard.md#trees-1)'],
  ['a heading of its own', '# Start here\n\n[up](#start-here)'],
  ['a line of code', '[line](trees/apple.ts#L3)'],
  ['a name that is in the code there', '[pickApple](trees/apple.ts)'],
  ['another site', '[site](https://example.org/none.md) [post](mailto:pomona@example.org)'],
])('a link to %s is kept', (_what, text) => {
  expect(messages(text)).toEqual([]);
});

test.each([
  ['a page that is not there', 'See\n[pears](pears.md)', 'docs/start.md:2 pears.md leads nowhere'],
  [
    'a heading that is not there',
    '[x](orchard.md#bees)',
    'docs/start.md:1 orchard.md#bees names no heading there',
  ],
  ['a heading of its own that is not there', '[x](#bees)', 'docs/start.md:1 #bees names no heading there'],
  ['a page above the root', '[x](../../README.md)', 'docs/start.md:1 ../../README.md leads nowhere'],
  ['a definition of a link', '[pears]: pears.md', 'docs/start.md:1 pears.md leads nowhere'],
  [
    'a name of code that is not there',
    '[pickPear](trees/apple.ts)',
    'docs/start.md:1 trees/apple.ts holds no pickPear',
  ],
  ['a link in HTML', '<a href="pears.md">pears</a>', 'docs/start.md:1 pears.md leads nowhere'],
])('%s is told with its line', (_what, text, message) => {
  expect(messages(text)).toEqual([message]);
});

test('what stands in code is no link, and no heading', () => {
  expect(messages('`[x](none.md)`\n\n```md\n# Bees\n[x](none.md)\n```\n\n[b](#bees)')).toEqual([
    'docs/start.md:8 #bees names no heading there',
  ]);
});

test('a page that code names is looked for from the root', () => {
  const pages = new Map([['docs/orchard.md', '# Trees\n']]);
  const sources = new Map([
    [
      'src/apple.ts',
      '// See docs/orchard.md#trees,\n// docs/pears.md and docs/orchard.md#bees.\nconst at = `sub/docs/x.md`;\n',
    ],
  ]);
  const found = brokenLinks({ pages, sources, files: new Set([...pages.keys(), ...sources.keys()]) });
  expect(found).toEqual([
    { file: 'src/apple.ts', lineNumber: 2, message: 'docs/pears.md leads nowhere' },
    { file: 'src/apple.ts', lineNumber: 2, message: 'docs/orchard.md#bees names no heading there' },
  ]);
});
