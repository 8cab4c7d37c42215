import { describe, expect, test } from 'vitest';
import { mayHoldFlags } from '../src/index.ts';

interface Entry {
  readonly name: string;
  /** Length of the name as the flags tell it. */
  readonly told?: number;
  readonly mode?: number;
}

/** An entry of version 2 as gitformat-index(5) has it: zeros up to a multiple of eight, one at least. */
function entry({ name, told = name.length, mode = 0o100644 }: Entry): Buffer {
  const size = 62 + name.length;
  const bytes = Buffer.alloc(size + 8 - (size % 8));
  bytes.writeUInt32BE(mode, 24);
  bytes.writeUInt16BE(told, 60);
  bytes.write(name, 62, 'latin1');
  return bytes;
}

function extension(signature: string, size: number, nBytes = size): Buffer {
  const bytes = Buffer.alloc(8 + nBytes);
  bytes.write(signature, 'latin1');
  bytes.writeUInt32BE(size, 4);
  return bytes;
}

function index(entries: readonly Entry[], extensions: readonly Buffer[] = [], head = 'DIRC', version = 2) {
  const header = Buffer.alloc(12);
  header.write(head, 'latin1');
  header.writeUInt32BE(version, 4);
  header.writeUInt32BE(entries.length, 8);
  return Buffer.concat([header, ...entries.map((one) => entry(one)), ...extensions, Buffer.alloc(20)]);
}

const APPLE = { name: 'apple.ts' };

describe('an index rules flags out', () => {
  test.each([
    ['without an entry', index([])],
    [
      'with entries of every length',
      index(Array.from({ length: 9 }, (_, n) => ({ name: 'a'.repeat(n + 1) }))),
    ],
    [
      'with a link and a submodule',
      index([
        { ...APPLE, mode: 0o120000 },
        { ...APPLE, mode: 0o160000 },
      ]),
    ],
    ['with extensions that may be skipped', index([APPLE], [extension('AAAA', 0), extension('ZEST', 5)])],
    ['of version 3', index([APPLE], [], 'DIRC', 3)],
  ])('%s', (_, bytes) => {
    expect(mayHoldFlags(bytes)).toBe(false);
  });
});

describe('an index rules nothing out', () => {
  test.each([
    ['that is none', index([APPLE], [], 'DIRT')],
    ['of version 1', index([APPLE], [], 'DIRC', 1)],
    ['of version 4', index([APPLE], [], 'DIRC', 4)],
    ['with a whole folder for an entry', index([{ ...APPLE, mode: 0o040000 }])],
    ['whose names are longer than they tell', index([{ ...APPLE, told: 7 }])],
    ['with a name as long as can be told', index([{ name: 'a'.repeat(0xfff) }])],
    ['with an extension that has to be understood', index([APPLE], [extension('link', 4)])],
    ['with an extension of no known kind', index([APPLE], [extension('@pie', 4)])],
    ['with an extension between the kinds', index([APPLE], [extension('[pie', 4)])],
    ['with an extension that goes past the end', index([APPLE], [extension('TREE', 9, 8)])],
    ['with bytes that belong to nothing', index([APPLE], [Buffer.alloc(3)])],
  ])('%s', (_, bytes) => {
    expect(mayHoldFlags(bytes)).toBe(true);
  });
});
