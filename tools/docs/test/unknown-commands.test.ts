import { expect, test } from 'vitest';
import { shellCommands, unknownCommands, type KnownCommands } from '../src/index.ts';

const known: KnownCommands = {
  scripts: { '.': ['harvest', 'test', 'tidemark'], '@shop/apple': ['test:coverage'] },
  wordsOfScript: { harvest: ['diff'], tidemark: [] },
  refusal: (words) =>
    ['diff', '--base main'].some((sound) => words.join(' ').endsWith(sound)) ? null : 'unknown',
  files: new Set(['scripts/press.ts']),
};
const wrong = (line: string, language = 'sh') =>
  unknownCommands(new Map([['orchard.md', `# Do\n\n\`\`\`${language}\n${line}\n\`\`\`\n`]]), known);

test.each([
  'pnpm test',
  'pnpm install --frozen-lockfile && pnpm -w harvest --base main',
  'pnpm --filter @shop/apple test:coverage',
  'pnpm --filter @shop/not-here bake',
  'npx -y pnpm@12 test',
  'npx turbo run bake',
  'pnpm tidemark diff',
  'pnpm --version',
  'pnpm --filter',
  'tidemark diff | jq .status',
  'tidemark diff 2>/dev/null …',
  'node scripts/press.ts --hard',
  'node ../elsewhere.ts',
  'git log -- coverage/summary.json',
  '# pnpm bake',
  'TIDEMARK_BASE=main',
])('%s can be typed', (line) => {
  expect(wrong(line)).toEqual([]);
});

test.each([
  ['pnpm bake', 'pnpm bake: there is no script bake'],
  ['pnpm --filter @shop/apple bake', 'pnpm --filter @shop/apple bake: there is no script bake'],
  ['$ pnpm test && npx pnpm@12 bake', 'npx pnpm@12 bake: there is no script bake'],
  ['tidemark prune', 'tidemark prune: unknown'],
  ["TIDEMARK_BASE=main tidemark diff 'a && b'", 'tidemark diff a && b: unknown'],
  ['pnpm harvest --bse main x', 'pnpm harvest --bse main x: unknown'],
  ['node scripts/none.ts', 'node scripts/none.ts: there is no file scripts/none.ts'],
])('%s cannot, and the line says why', (line, message) => {
  expect(wrong(line)).toEqual([{ file: 'orchard.md', lineNumber: 4, message }]);
});

test('only blocks of shell code are held to it', () => {
  expect(wrong('pnpm bake', 'json')).toEqual([]);
  expect(wrong('pnpm bake', 'bash')).toHaveLength(1);
});

test('a span of code is held to it when it begins as a command does', () => {
  const text = 'Type `pnpm test`, not `pnpm bake`;\n`bake` is a word, and ``pnpm `x` `` no span of ours.\n';
  expect(unknownCommands(new Map([['orchard.md', text]]), known)).toEqual([
    { file: 'orchard.md', lineNumber: 1, message: 'pnpm bake: there is no script bake' },
  ]);
});

test('a quoted word stays one word, and a comment ends the line', () => {
  expect(shellCommands([`A=1 pick "two apples" 'of # them' # all`, 'rest; go'], 7)).toEqual([
    { lineNumber: 7, words: ['pick', 'two apples', 'of # them'] },
    { lineNumber: 8, words: ['rest'] },
    { lineNumber: 8, words: ['go'] },
  ]);
});
