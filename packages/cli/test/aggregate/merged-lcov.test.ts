import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createRepository,
  istanbul,
  lcov,
  runProcess,
  type FileTree,
  type Repository,
} from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/world/node-files.ts';
import { aggregate, diff, hits, source, tidemark } from '../run-tidemark.ts';
import type { AggregateDocument } from '../../src/contract/documents.ts';

/** The second sorts before the first by path, and behind it by name. */
const PACKAGES = ['packages/orchard', 'packages/orchard-old'];
const NAMES = ['apple', 'pear', 'plum', 'quince'];

function orchards(files: FileTree = {}): Repository {
  return createRepository({
    '.gitignore': 'coverage/\n*.info\n',
    'package.json': '{"name":"shop"}',
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
    ...Object.fromEntries(
      PACKAGES.flatMap((at) => [
        [`${at}/package.json`, JSON.stringify({ name: `@shop/${path.basename(at)}` })],
        ...NAMES.map((name) => [`${at}/src/${name}.ts`, source(4)]),
      ]),
    ),
    ...files,
  });
}

const merged = ({ root }: Repository) => readFileSync(path.join(root, 'coverage/.out/lcov.info'), 'utf8');

/** What the merged report says of a file without functions and branches. */
function written(at: string, counts: readonly (readonly [line: number, hits: number])[]): string {
  const nRun = counts.filter(([, count]) => count > 0).length;
  const lines = counts.map((record) => `DA:${record.join(',')}\n`).join('');
  return `TN:\nSF:${at}\nFNF:0\nFNH:0\n${lines}LF:${counts.length}\nLH:${nRun}\nBRF:0\nBRH:0\nend_of_record\n`;
}

describe('the merged lcov', () => {
  test('holds the files of all reports by path, however large and in which order the reports have them', async () => {
    const repository = orchards();
    const counts = (seed: number) =>
      Array.from({ length: 30_000 }, (_, index): [number, number] => [index + 1, (index * seed) % 1000]);
    const files = PACKAGES.flatMap((at, nth) =>
      NAMES.map((name, index) => ({ at, name, seed: 4 * nth + index + 1 })),
    );
    for (const at of PACKAGES) {
      const own = files.filter((file) => file.at === at).toReversed();
      const report = lcov(
        Object.fromEntries(own.map(({ name, seed }) => [`src/${name}.ts`, Object.fromEntries(counts(seed))])),
      );
      repository.write({ [`${at}/coverage/lcov.info`]: report });
    }
    const { document } = await aggregate(repository);
    expect(document).toMatchObject({ summary: { files: 8, lines: { total: 240_000 } } });
    const sections = files
      .map(({ at, name, seed }) => ({ file: `${at}/src/${name}.ts`, seed }))
      .toSorted((left, right) => (left.file < right.file ? -1 : 1))
      .map(({ file, seed }) => written(file, counts(seed)));
    expect(merged(repository)).toBe(sections.join(''));
  });

  test('adds up what several reports say of a file, and leaves the others as they are', async () => {
    const repository = orchards({
      'packages/orchard/coverage/lcov.info': lcov({ 'src/apple.ts': hits(2), 'src/pear.ts': { 1: 7, 3: 0 } }),
      'packages/orchard/e2e.info': lcov({ 'src/apple.ts': { 2: 4, 9: 1 } }),
      'packages/orchard-old/coverage/coverage-final.json': istanbul({ 'src/plum.ts': [[1, 1, 3]] }),
    });
    const patterns = ['packages/*/coverage/*', 'packages/*/*.info'];
    await aggregate(repository, ...patterns.flatMap((pattern) => ['--coverage', pattern]));
    expect(merged(repository)).toBe(
      [
        written('packages/orchard-old/src/plum.ts', [[1, 3]]),
        written('packages/orchard/src/apple.ts', [
          [1, 1],
          [2, 5],
          [9, 1],
        ]),
        written('packages/orchard/src/pear.ts', [
          [1, 7],
          [3, 0],
        ]),
      ].join(''),
    );
  });

  test('holds the lines of a report that comes through a pipe, which gives its bytes only once', async () => {
    const repository = orchards({ 'whole.info': lcov({ 'packages/orchard/src/apple.ts': { 1: 2, 2: 0 } }) });
    await runProcess('mkfifo', ['pipe.info'], { cwd: repository.root });
    const writer = spawn('sh', ['-c', 'cat whole.info > pipe.info'], { cwd: repository.root });
    await aggregate(repository, '--coverage', 'pipe.info');
    writer.kill();
    expect(merged(repository)).toBe(
      written('packages/orchard/src/apple.ts', [
        [1, 2],
        [2, 0],
      ]),
    );
  });
});

test('a report that changes while it is read is bad evidence, and nothing is written', async () => {
  const repository = orchards(
    Object.fromEntries(PACKAGES.map((at) => [`${at}/coverage/lcov.info`, lcov({ 'src/apple.ts': hits(2) })])),
  );
  let nRead = 0;
  const files: typeof nodeFiles = {
    ...nodeFiles,
    readInto: (buffer, file, offset) => {
      nRead += 1;
      // Both have been read once; the lines are wanted now.
      if (nRead === 3) appendFileSync(file, 'TN:\n');
      return nodeFiles.readInto(buffer, file, offset);
    },
  };
  const answer = await tidemark<AggregateDocument>(repository, ['aggregate'], { files });
  expect(answer).toMatchObject({
    code: 2,
    document: {
      reason: 'bad-evidence',
      error: { problems: [{ file: 'packages/orchard/coverage/lcov.info' }] },
    },
  });
  expect(nodeFiles.kindOf(path.join(repository.root, 'coverage/summary.json'))).toBeNull();
  expect(nodeFiles.kindOf(path.join(repository.root, 'coverage/.out/lcov.info'))).toBeNull();
});

test('a folder in the place of a report is bad evidence, for an aggregate as for a diff', async () => {
  const repository = orchards({ 'packages/orchard/coverage/lcov.info/apple.txt': '' });
  const problem = { code: 'bad-evidence', file: 'packages/orchard/coverage/lcov.info' };
  expect(await aggregate(repository)).toMatchObject({
    code: 2,
    document: { error: { problems: [problem] } },
  });
  repository.write({ 'packages/orchard/src/apple.ts': source(5) });
  expect(await diff(repository, '--base', 'HEAD')).toMatchObject({
    code: 2,
    document: { error: { problems: [problem] } },
  });
});

test('a disk that fails while a report is read is not taken for a change of it', async () => {
  const repository = orchards({ 'packages/orchard/coverage/lcov.info': lcov({ 'src/apple.ts': hits(2) }) });
  const files: typeof nodeFiles = {
    ...nodeFiles,
    readInto: () => {
      throw new Error('EIO: i/o error, read');
    },
  };
  expect((await tidemark(repository, ['aggregate'], { files })).code).toBe(70);
});
