import { createRepository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { patchOf, shown } from '../changes-of.ts';

const TREE = Array.from({ length: 30 }, (_, index) => `pick(${index + 1});\n`).join('');
const HEADER = '--- a/src/apple.ts\n+++ b/src/apple.ts\n';
const THIRD = '@@ -3 +3 @@\n-was(3);\n+pick(3);\n';
const TWENTIETH = '@@ -20 +20 @@\n-was(20);\n+pick(20);\n';

async function said(patch: string, tree = TREE): Promise<string> {
  const read = await patchOf(createRepository({ 'src/apple.ts': tree }), patch);
  return read.ok ? read.value.files.map(shown).join(' ') : (read.problems[0]?.message ?? '');
}

test('hunks out of order, which git apply takes, lose no line: they are refused', async () => {
  expect(await said(HEADER + THIRD + TWENTIETH)).toBe('modified src/apple.ts 3,20');
  expect(await said(HEADER + TWENTIETH + THIRD)).toBe('the patch has hunks out of order');
  expect(await said(`${HEADER}@@ -20 +19,0 @@\n-was(20);\n${THIRD}`)).toBe(
    'the patch has hunks out of order',
  );
});

test('a hunk that git apply finds at another place than it says is refused, for its numbers are wrong', async () => {
  const moved = `pick(0);\n${TREE}`;
  expect(await said(HEADER + THIRD, moved)).toBe(
    'the working tree does not hold the patch: line 3 of src/apple.ts is another',
  );
  const context = '@@ -7,3 +7,4 @@\n pick(1);\n pick(2);\n+pick(3);\n pick(4);\n';
  expect(await said(HEADER + context)).toBe(
    'the working tree does not hold the patch: line 7 of src/apple.ts is another',
  );
  expect(await said(HEADER + context.replace('-7,3 +7,4', '-1,3 +1,4'))).toBe('modified src/apple.ts 3');
});

test('a series of patches to one file is refused: the lines of the first are not those of the tree', async () => {
  const first = `${HEADER}@@ -3 +3 @@\n-was(3);\n+pick(4);\n`;
  const second = `${HEADER}@@ -0,0 +1 @@\n+pick(1);\n`;
  expect(await said(first + second)).toBe(
    'the working tree does not hold the patch: line 3 of src/apple.ts is another',
  );
  expect(await said(HEADER + THIRD + HEADER + TWENTIETH)).toContain('the patch names src/apple.ts twice');
});

test('a patch fits whatever the line endings of tree and patch are', async () => {
  expect(await said(HEADER + THIRD, TREE.replaceAll('\n', '\r\n'))).toContain(
    'the working tree does not hold',
  );
  const carriage = (HEADER + THIRD).replaceAll(';\n', ';\r\n');
  expect(await said(carriage, TREE.replaceAll('\n', '\r\n'))).toBe('modified src/apple.ts 3');
});

test('a last line without a line feed is a line', async () => {
  const patch = `${HEADER}@@ -30 +30 @@\n-was(30);\n\\ No newline at end of file\n+pick(30);\n\\ No newline at end of file\n`;
  expect(await said(patch, TREE.trimEnd())).toBe('modified src/apple.ts 30');
});
