import { toRepoPath } from '@tidemark/kernel';
import { createRepository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { sourceReader } from '../../src/gather/source-reader.ts';
import { nodeWorld } from '../../src/world/node-world.ts';

const pear = toRepoPath('pear.ts');
const apple = toRepoPath('apple.ts');

test('a file that was written after it was read ahead is read for what it says now', async () => {
  const { root } = createRepository({ 'pear.ts': 'pick();\n' });
  const reader = sourceReader(nodeWorld(), root);
  await reader.readAhead([pear, apple].flatMap((path) => path ?? []));
  if (pear === null) throw new Error('pear.ts is a path');
  expect(await reader.read('pick();\npick();\n', pear)).toMatchObject({ lineCount: 2 });
  expect(await reader.read('pick();\n', pear)).toMatchObject({ lineCount: 1 });
});

test('what cannot be read ahead is left to the one who asks', async () => {
  const world = nodeWorld();
  const read = () => {
    throw new Error('the disk is full of worms');
  };
  const { root } = createRepository({ 'pear.ts': 'pick();\n' });
  const reader = sourceReader({ ...world, files: { ...world.files, read } }, root);
  if (pear === null) throw new Error('pear.ts is a path');
  expect(await reader.readAhead([pear])).toBeUndefined();
  expect(await reader.read('pick();\n', pear)).toMatchObject({ lineCount: 1 });
});

test('a text is read once, whoever asks', async () => {
  const { root } = createRepository({ 'pear.ts': 'pick();\n' });
  const reader = sourceReader(nodeWorld(), root);
  if (pear === null) throw new Error('pear.ts is a path');
  await reader.readAhead([pear]);
  expect(reader.read('pick();\n', pear)).toBe(reader.read('pick();\n', pear));
});

test.each([
  ['a little', 'pick();\n', ['hurry', 'relax']],
  ['much', `// ${'pear '.repeat(1 << 20)}\npick();\n`, []],
])('there is a hurry while %s is read ahead', async (_, text, expected) => {
  const { root } = createRepository({ 'pear.ts': text });
  const told: string[] = [];
  const hurry = () => {
    told.push('hurry');
    return () => void told.push('relax');
  };
  await sourceReader({ ...nodeWorld(), hurry }, root).readAhead(pear === null ? [] : [pear]);
  expect(told).toEqual(expected);
});
