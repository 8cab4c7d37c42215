import { toRepoPath } from '@tidemark/kernel';
import { createRepository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { treeOf } from '../../src/gather/tree.ts';
import { nodeWorld } from '../../src/world/node-world.ts';

const LONGEST_TEXT = 0x1fff_ffe8;

test('a file of the working tree that no text can hold reads as if it was not there', async () => {
  const world = nodeWorld();
  const { root } = createRepository({ 'pear.ts': 'pick();\n' });
  const pear = toRepoPath('pear.ts');
  if (pear === null) throw new Error('pear.ts is a path');
  const lengthOf = async (length: number) => {
    const read = () => new Uint8Array(length);
    const tree = treeOf({ ...world, files: { ...world.files, read } }, root, { kind: 'worktree' });
    const texts = await tree.read([pear]);
    return texts.ok ? (texts.value.get(pear)?.length ?? null) : null;
  };
  expect(await lengthOf(LONGEST_TEXT)).toBe(LONGEST_TEXT);
  expect(await lengthOf(LONGEST_TEXT + 1)).toBeNull();
});
