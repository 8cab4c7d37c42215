import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { draftFile } from '../../src/world/draft.ts';
import type { Draft } from '../../src/world/world.ts';

const LARGE = 17 << 20;

/** A folder with a large file of zeros, for which room is made, and what a look at it shows. */
function orchard() {
  const folder = temporaryFolder();
  const file = path.join(folder, 'apples.txt');
  writeFileSync(file, Buffer.alloc(LARGE));
  const names = () =>
    readdirSync(folder).map((name) => (/^apples\.txt\..+\.tmp$/.test(name) ? 'temporary' : name));
  return { folder, file, names };
}

async function written(draft: Draft, chunks: Iterable<string | Uint8Array>) {
  const drafted = await draft.write(chunks);
  return drafted.finish();
}

test.each([
  ['less', 'pear'],
  ['more', 'pear'.repeat(5 << 20)],
])('a large file is replaced by %s, and nothing else is left', async (_, text) => {
  const { file, names } = orchard();
  chmodSync(file, 0o750);
  const draft = draftFile(file);
  expect(await written(draft, [text.slice(0, 2), Buffer.from(text.slice(2))])).toMatchObject({ ok: true });
  await draft.discard();
  expect(readFileSync(file, 'utf8') === text).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o750);
  expect(names()).toEqual(['apples.txt']);
});

test('while a text is made there is room for it, and the old file is what everybody sees', async () => {
  const { folder, file, names } = orchard();
  const sizes: number[] = [];
  const looking = function* () {
    sizes.push(...readdirSync(folder).map((name) => statSync(path.join(folder, name)).size));
    yield 'pear';
    expect(readFileSync(file, 'utf8').startsWith('pear')).toBe(false);
    expect(names()).toEqual(['apples.txt', 'temporary']);
  };
  expect(await written(draftFile(file), looking())).toMatchObject({ ok: true });
  expect(sizes).toEqual([LARGE, LARGE]);
});

test('what is discarded leaves the old file, and nothing else', async () => {
  const { file, names } = orchard();
  const draft = draftFile(file);
  expect(names()).toEqual(['apples.txt', 'temporary']);
  await draft.discard();
  await draft.discard();
  expect(statSync(file).size).toBe(LARGE);
  expect(names()).toEqual(['apples.txt']);
});

test.each([
  ['large', LARGE],
  ['small', 5],
])('what was written, and is then discarded, leaves the old %s file', async (_, size) => {
  const { file, names } = orchard();
  writeFileSync(file, Buffer.alloc(size));
  const draft = draftFile(file);
  await draft.write(['pear']);
  await draft.discard();
  expect(statSync(file).size).toBe(size);
  expect(names()).toEqual(['apples.txt']);
});

test('a text that cannot be made to its end leaves the old file', async () => {
  const { file, names } = orchard();
  const draft = draftFile(file);
  const torn = function* () {
    yield 'pear';
    throw new Error('a worm');
  };
  await expect(draft.write(torn())).rejects.toThrow('a worm');
  await draft.discard();
  expect(statSync(file).size).toBe(LARGE);
  expect(names()).toEqual(['apples.txt']);
});

test('a small file, and one that was not there, is written without room', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'deep/apples.txt');
  for (const text of ['pear', 'plum']) {
    const draft = draftFile(file);
    expect(existsSync(path.dirname(file)) ? readdirSync(path.dirname(file)) : []).toEqual(
      text === 'pear' ? [] : ['apples.txt'],
    );
    expect(await written(draft, [text])).toMatchObject({ ok: true });
    await draft.discard();
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(path.dirname(file))).toEqual(['apples.txt']);
  }
});

test('a link to a large file stays a link', async () => {
  const { folder, file } = orchard();
  const link = path.join(folder, 'link.txt');
  symlinkSync(file, link);
  expect(await written(draftFile(link), ['pear'])).toMatchObject({ ok: true });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('pear');
});

test('a place that was taken by a folder meanwhile is usage, and nothing is left', async () => {
  const { folder, file, names } = orchard();
  const link = path.join(folder, 'link.txt');
  symlinkSync(file, link);
  const draft = draftFile(link);
  rmSync(file);
  mkdirSync(file);
  expect(await written(draft, ['pear'])).toMatchObject({ problems: [{ code: 'usage', file: link }] });
  await draft.discard();
  expect(names()).toEqual(['apples.txt', 'link.txt']);
});

test('a file beside which nothing can lie is usage', async () => {
  const { folder } = orchard();
  const file = path.join(folder, 'a'.repeat(250));
  writeFileSync(file, Buffer.alloc(LARGE));
  const draft = draftFile(file);
  expect(await written(draft, ['pear'])).toMatchObject({ problems: [{ code: 'usage' }] });
  await draft.discard();
  expect(readdirSync(folder).toSorted()).toEqual(['a'.repeat(250), 'apples.txt'].toSorted());
});

test('a place that cannot even be looked at is usage', async () => {
  const loop = path.join(temporaryFolder(), 'loop');
  symlinkSync(loop, loop);
  const draft = draftFile(path.join(loop, 'apples.txt'));
  expect(await written(draft, ['pear'])).toMatchObject({ problems: [{ code: 'usage' }] });
  await draft.discard();
});

/** The descriptor of a temporary file that this process holds open. */
function descriptorIn(folder: string): number {
  const held = readdirSync('/proc/self/fd').filter((name) => {
    const file = path.join('/proc/self/fd', name);
    return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true && isBelow(folder, file);
  });
  return Number(held[0] ?? expect.fail('the draft is open'));
}

function isBelow(folder: string, link: string): boolean {
  const at = readlinkSync(link);
  return at.startsWith(folder) && at.endsWith('.tmp');
}

// Left out -- only Linux shows which files a process holds open
describe.runIf(process.platform === 'linux')('a draft whose file is taken from it', () => {
  test('is usage where it cannot be written', async () => {
    const { folder, file, names } = orchard();
    const draft = draftFile(file);
    const torn = function* () {
      yield 'pear';
      const descriptor = descriptorIn(folder);
      closeSync(descriptor);
      // The lowest free number is given first, so what is written next goes to a file that is only read.
      expect(openSync(file, 'r')).toBe(descriptor);
      yield 'plum';
    };
    expect(await written(draft, torn())).toMatchObject({ problems: [{ code: 'usage', file }] });
    await draft.discard();
    expect(statSync(file).size).toBe(LARGE);
    expect(names()).toEqual(['apples.txt']);
  });

  test('is gone once it is discarded, though it cannot be closed', async () => {
    const { folder, file, names } = orchard();
    const draft = draftFile(file);
    const sizes = () => readdirSync(folder).map((name) => statSync(path.join(folder, name)).size);
    await expect.poll(sizes).toEqual([LARGE, LARGE]);
    closeSync(descriptorIn(folder));
    await draft.discard();
    expect(names()).toEqual(['apples.txt']);
  });
});
