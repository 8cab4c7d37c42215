import { expect, test } from 'vitest';
import { parseContent } from './page-content.ts';

const text = { kind: 'text', text: 'They keep.' };

test('a draft has a trimmed title and blocks, and may be empty', () => {
  expect(parseContent({ title: ' Apples ', blocks: [text] })).toEqual({
    kind: 'content',
    content: { title: 'Apples', blocks: [text] },
  });
  expect(parseContent({ title: '', blocks: [] })).toEqual({
    kind: 'content',
    content: { title: '', blocks: [] },
  });
});

test('a title has at most 120 characters', () => {
  const title = 'a'.repeat(120);
  expect(parseContent({ title, blocks: [] })).toMatchObject({ kind: 'content' });
  expect(parseContent({ title: `${title}a`, blocks: [text] })).toEqual({
    kind: 'invalid',
    problems: [{ at: 'title', because: 'too-long' }],
  });
});

test('what is wrong with the title and with the blocks is told at once', () => {
  const block = { at: 'blocks[0].kind', because: 'unknown-kind' };
  expect(parseContent({ title: 'a'.repeat(121), blocks: [null] })).toEqual({
    kind: 'invalid',
    problems: [{ at: 'title', because: 'too-long' }, block],
  });
  expect(parseContent({ title: 'Apples', blocks: [null] })).toEqual({ kind: 'invalid', problems: [block] });
});
