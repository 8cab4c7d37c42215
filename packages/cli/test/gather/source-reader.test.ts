import { toRepoPath } from '@tidemark/kernel';
import { expect, test } from 'vitest';
import { sourceReader } from '../../src/gather/source-reader.ts';

function pear() {
  const path = toRepoPath('pear.ts');
  if (path === null) throw new Error('pear.ts is a path');
  return path;
}

test('a file that was written between two judgements is read for what it says now', async () => {
  const read = sourceReader();
  expect(await read('pick();\n', pear())).toMatchObject({ lineCount: 1 });
  expect(await read('pick();\npick();\n', pear())).toMatchObject({ lineCount: 2 });
});

test('a text is read once, whoever asks', () => {
  const read = sourceReader();
  expect(read('pick();\n', pear())).toBe(read('pick();\n', pear()));
});
