import { expect, test } from 'vitest';
import { BlockWriter } from '../src/lcov/block-writer.ts';

const BLOCK = 1 << 20;

/** Everything that is written by `write` behind so many zeros, without them. */
function written(nZeros: number, write: (writer: BlockWriter) => void): string {
  const writer = new BlockWriter();
  writer.bytes(Buffer.alloc(nZeros));
  write(writer);
  const blocks = [...writer.takeFull()].map((block) => Buffer.from(block));
  const all = Buffer.concat([...blocks, writer.rest()]);
  expect(all.subarray(0, nZeros).every((byte) => byte === 0)).toBe(true);
  return all.subarray(nZeros).toString('utf8');
}

test.each([
  0,
  1,
  9,
  10,
  99,
  100,
  12_345,
  999_999_999,
  0x7fff_ffff,
  0x8000_0000,
  0xffff_ffff,
  2 ** 53,
  1.5e300,
])('the number %d is written as it is printed, wherever the block ends', (value) => {
  for (const room of [0, 1, 5, 24, 25, 26])
    expect(
      written(BLOCK - room, (writer) => {
        writer.number(value);
        writer.byte(0x2c);
        writer.number(value);
      }),
    ).toBe(`${value},${value}`);
});

test.each(['', 'pick', 'pflücke', 'x🍎y', '苹果'])(
  'the text %j is whole, wherever the block ends',
  (text) => {
    for (const room of [0, 1, 4, 5, 6, 40])
      expect(
        written(BLOCK - room, (writer) => {
          writer.text(text);
          writer.text('|');
          writer.text(text);
        }),
      ).toBe(`${text}|${text}`);
  },
);

test('bytes that fill a block, or more than two, are whole', () => {
  for (const length of [BLOCK, BLOCK + 1, 2 * BLOCK + 7]) {
    const bytes = Buffer.alloc(length, 'apple');
    expect(written(3, (writer) => writer.bytes(bytes)) === bytes.toString()).toBe(true);
  }
});

test('a block is lent, and given anew once the next is asked for', () => {
  const writer = new BlockWriter();
  const fill = (letter: string) => writer.bytes(Buffer.alloc(BLOCK, letter));
  const taken: string[] = [];
  for (const letter of ['a', 'b', 'c', 'd']) {
    fill(letter);
    for (const block of writer.takeFull()) taken.push(`${String.fromCharCode(block[0] ?? 0)}${block.length}`);
  }
  expect(taken).toEqual(['a', 'b', 'c'].map((letter) => `${letter}${BLOCK}`));
  expect(Buffer.from(writer.rest()).toString()).toBe('d'.repeat(BLOCK));
  expect([...writer.takeFull()]).toEqual([]);
});
