import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { failed, type RepoPath } from '@tidemark/kernel';
import type { PlannedFile } from '@tidemark/scaffold';
import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { applyPlan } from '../../src/apply-plan.ts';
import { nodeFiles } from '../../src/world/node-files.ts';
import { nodeWorld } from '../../src/world/node-world.ts';

const planned = (file: string, before: string | null, after: string): PlannedFile => ({
  path: file as RepoPath,
  before,
  after,
});

const APPLE = planned('packages/apple/src/apple.ts', null, 'pick();\n');
const README = planned('README.md', 'old\n', 'new\n');

/** A folder with a README, and a look at what is in it. */
function orchard() {
  const root = temporaryFolder();
  writeTree(root, { 'README.md': 'old\n' });
  return { root, text: (name: string) => readFileSync(path.join(root, name), 'utf8') };
}

function expectUntouched({ root, text }: ReturnType<typeof orchard>): void {
  expect(readdirSync(root)).toEqual(['README.md']);
  expect(text('README.md')).toBe('old\n');
}

test('a plan is written with the folders on the way, and says what it wrote', () => {
  const { root, text } = orchard();
  expect(applyPlan(nodeWorld(), root, [README, APPLE])).toEqual({
    ok: true,
    value: ['README.md', 'packages/apple/src/apple.ts'],
  });
  expect(text('README.md')).toBe('new\n');
  expect(text('packages/apple/src/apple.ts')).toBe('pick();\n');
});

test('a file keeps the mode it had', () => {
  const { root } = orchard();
  chmodSync(path.join(root, 'README.md'), 0o750);
  applyPlan(nodeWorld(), root, [README]);
  expect(statSync(path.join(root, 'README.md')).mode & 0o777).toBe(0o750);
});

describe('nothing at all is written', () => {
  test('when a file is read-only, was changed, or is there already; all of them are told', () => {
    const place = orchard();
    writeTree(place.root, { 'locked.md': 'old\n', 'taken.md': '' });
    chmodSync(path.join(place.root, 'locked.md'), 0o444);
    const plan = [
      planned('README.md', 'older\n', 'new\n'),
      APPLE,
      planned('gone.md', 'old\n', 'new\n'),
      planned('locked.md', 'old\n', 'new\n'),
      planned('taken.md', null, 'new\n'),
    ];
    const result = applyPlan(nodeWorld(), place.root, plan);
    expect(result.ok ? [] : result.problems.map(({ code, message }) => [code, message])).toEqual([
      ['usage', 'README.md was changed since the plan was made'],
      ['usage', 'gone.md was changed since the plan was made'],
      ['usage', 'locked.md is read-only'],
      ['usage', 'taken.md was changed since the plan was made'],
    ]);
    expect(readdirSync(place.root)).toEqual(['README.md', 'locked.md', 'taken.md']);
    expect(place.text('README.md')).toBe('old\n');
  });

  test('through a link, to a folder outside or in the place of the file', () => {
    const { root } = orchard();
    const outside = temporaryFolder();
    symlinkSync(outside, path.join(root, 'packages'));
    symlinkSync('README.md', path.join(root, 'link.md'));
    const result = applyPlan(nodeWorld(), root, [planned('link.md', null, 'new\n'), APPLE]);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      'link.md is no regular file',
      'packages/apple/src/apple.ts leads out of the repository',
    ]);
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('what was written is put back', () => {
  test('when a file stands where a folder of a later one would be', () => {
    const place = orchard();
    const result = applyPlan(nodeWorld(), place.root, [
      README,
      APPLE,
      planned('README.md/x.md', null, 'new\n'),
    ]);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'usage', file: 'README.md/x.md' }] });
    expectUntouched(place);
  });

  test('but for a folder that somebody else put something into, and what cannot be put back is told', () => {
    const place = orchard();
    const apple = path.join(place.root, APPLE.path);
    const files = {
      ...nodeFiles,
      write: (file: string, chunks: Iterable<string | Uint8Array>) => {
        if (!file.endsWith('pear.ts')) return nodeFiles.write(file, chunks);
        writeTree(path.dirname(apple), { 'plum.ts': '' });
        return failed({ code: 'usage', message: 'the disk is full', hint: 'Make room' });
      },
      remove: (file: string) =>
        file === apple
          ? failed({ code: 'usage', message: 'it is held open', hint: 'Remove it by hand' })
          : nodeFiles.remove(file),
    };
    const result = applyPlan({ ...nodeWorld(), files }, place.root, [
      README,
      APPLE,
      planned('pears/pear.ts', null, ''),
    ]);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      'the disk is full',
      'it is held open',
    ]);
    expect(place.text('README.md')).toBe('old\n');
    expect(readdirSync(place.root)).toEqual(['README.md', 'packages']);
    expect(existsSync(path.dirname(apple))).toBe(true);
  });
});

describe('what is removed', () => {
  test('is a file or an empty folder; a full folder stays, and what is not there is no problem', () => {
    const { root } = orchard();
    mkdirSync(path.join(root, 'empty'));
    writeTree(root, { 'full/apple.ts': '' });
    for (const name of ['README.md', 'empty', 'full', 'nowhere'])
      expect(nodeFiles.remove(path.join(root, name))).toEqual({ ok: true, value: null });
    expect(readdirSync(root)).toEqual(['full']);
  });

  test('is told as usage when the system refuses', () => {
    const itself = `${path.join(temporaryFolder(), 'empty')}/.`;
    mkdirSync(path.dirname(itself));
    expect(nodeFiles.remove(itself)).toMatchObject({ ok: false, problems: [{ code: 'usage' }] });
  });

  test('is a bug when it has no name a file can have', () => {
    expect(() => nodeFiles.remove('a\0b')).toThrow('null bytes');
  });
});
