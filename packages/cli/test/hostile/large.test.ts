import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  createRepository,
  isFuzzing,
  lcov,
  PLAIN_GIT,
  type Repository,
  runProcess,
} from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { AggregateDocument, DiffDocument } from '../../src/contract/documents.ts';
import { hits, source } from '../run-tidemark.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');
const APPLE = 'src/apple.ts';
const LARGE = 100_000_000;

/** Runs the command in a process of its own that has so many megabytes for its values; bytes of files lie beside them. */
async function bounded<Document>(repository: Repository, megabytes: number, ...words: readonly string[]) {
  const heap = `--max-old-space-size=${megabytes}`;
  const env = PLAIN_GIT;
  const outcome = await runProcess(process.execPath, [heap, BIN, ...words], { cwd: repository.root, env });
  const document: Document = JSON.parse(outcome.stdout);
  return { ...outcome, document };
}

function orchard(): Repository {
  const repository = createRepository({ [APPLE]: 'old();\n', '.gitignore': 'coverage\n' });
  repository.write({ [APPLE]: source(3), 'coverage/lcov.info': lcov({ [APPLE]: hits(3) }) });
  return repository;
}

describe('a report of a hundred megabytes on one line', () => {
  const filled = (before: string, filling: string, after = '') =>
    Buffer.concat([Buffer.from(before), Buffer.alloc(LARGE, filling), Buffer.from(after)]);

  test.each([
    ['lcov, of a name', 'lcov.info', filled('SF:', 'x')],
    ['lcov, of a number', 'lcov.info', filled(`SF:${APPLE}\nDA:1,`, '9', '\nend_of_record\n')],
    ['istanbul, of brackets', 'coverage-final.json', filled(`{"${APPLE}":`, '[')],
    ['istanbul, of a string', 'coverage-final.json', filled(`{"${APPLE}":"`, '\\"', '"}')],
    ['Cobertura, of tags', 'cobertura-coverage.xml', filled('<coverage>', '<a>')],
  ])('is bad evidence: %s', async (_what, name, bytes) => {
    const repository = orchard();
    repository.remove('coverage/lcov.info');
    repository.write({ [`coverage/${name}`]: bytes });
    const { document, code, stderr } = await bounded<DiffDocument>(repository, 512, 'diff');
    expect(document.error?.code).toBe('bad-evidence');
    expect(stderr.length).toBeLessThan(20_000);
    expect(code).toBe(2);
  });
});

test('a source of a hundred megabytes on one line is judged by its report', async () => {
  const repository = orchard();
  repository.write({ [APPLE]: Buffer.alloc(LARGE, 'pick();') });
  const { document, code } = await bounded<DiffDocument>(repository, 512, 'diff');
  // The report knows lines that such a file does not have, but nobody has read how many it has.
  expect(document.summary).toMatchObject({ changedLines: 1, covered: 1 });
  expect(code).toBe(0);
});

describe('a change of fifty megabytes', () => {
  const N = 700_000;
  const long = `${'pick(apple, pear, plum, quince, medlar); '.padEnd(72, '/')}\n`;
  function grove(): Repository {
    const repository = orchard();
    repository.write({ [APPLE]: long.repeat(N), 'coverage/lcov.info': lcov({ [APPLE]: { [N]: 0 } }) });
    return repository;
  }

  test('is judged to its last line', async () => {
    const { document } = await bounded<DiffDocument>(grove(), 1024, 'diff');
    expect(document.summary).toMatchObject({ changedLines: N, uncovered: 1 });
    expect(document.uncovered).toMatchObject([{ file: APPLE, ranges: [[N, N]] }]);
  });

  test('as a patch file is judged to its last line', async () => {
    const repository = grove();
    const { stdout } = spawnSync('git', ['diff'], { cwd: repository.root, maxBuffer: 1 << 30 });
    expect(stdout.length).toBeGreaterThan(50_000_000);
    writeFileSync(path.join(repository.root, 'coverage/change.patch'), stdout);
    const words = ['diff', '--diff-file', 'coverage/change.patch'];
    const { document } = await bounded<DiffDocument>(repository, 1024, ...words);
    expect(document.uncovered).toMatchObject([{ file: APPLE, ranges: [[N, N]] }]);
  });
});

// Left out -- minutes of it belong to pnpm fuzz
describe.runIf(isFuzzing())('a repository of a hundred thousand files', () => {
  const N = 100_000;
  const name = (index: number) => `packages/p${index % 500}/src/f${index}.ts`;
  const names = Array.from({ length: N }, (_, index) => name(index));
  const report = lcov(Object.fromEntries(names.map((file, index) => [file, { 1: index % 2 }])));

  const textOf = (index: number) => `export const a${index} = 1;\n`;
  const blobOf = (text: string) => createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');

  /** The files are in a commit and in the index, and not in the working tree, where they would take a minute. */
  function forest(): Repository {
    const repository = createRepository({ 'README.md': '' });
    const files = names.map((file, index) => {
      const text = textOf(index);
      return `M 644 inline ${file}\ndata ${text.length}\n${text}\n`;
    });
    const head =
      'commit refs/heads/grown\ncommitter Pomona <pomona@example.org> 1767225600 +0000\ndata 0\nfrom main^0\n';
    const input = `${head}${files.join('')}\n`;
    const { status } = spawnSync('git', ['fast-import', '--quiet'], { cwd: repository.root, input });
    expect(status).toBe(0);
    repository.git('read-tree', 'grown');
    repository.write({ 'coverage/lcov.info': report });
    return repository;
  }

  test('is added up', async () => {
    const { document } = await bounded<AggregateDocument>(forest(), 1024, 'aggregate');
    expect(document.summary).toMatchObject({ files: N, lines: { covered: N / 2, total: N } });
  });

  test('all of them gone but one is judged by that one', async () => {
    const repository = forest();
    repository.write({ [name(8)]: 'pick(1);\n' });
    const { document } = await bounded<DiffDocument>(repository, 1024, 'diff', '--base', 'grown');
    expect(document.uncovered).toMatchObject([{ file: name(8) }]);
  });

  test('all of them other than the working tree has them is stale', async () => {
    const { document } = await bounded<DiffDocument>(forest(), 1024, 'diff', '--head', 'grown');
    expect(document.error).toMatchObject({ code: 'stale-evidence' });
  });

  test('all of them new is judged', async () => {
    const repository = forest();
    const files = Object.fromEntries(names.map((file, index) => [file, blobOf(textOf(index))]));
    repository.write({ 'coverage/provenance.json': JSON.stringify({ schemaVersion: 1, files }) });
    const { document } = await bounded<DiffDocument>(repository, 1024, 'diff', '--head', 'grown');
    expect(document.summary).toMatchObject({ changedLines: N, uncovered: N / 2 });
    expect(document.truncated.omitted).toBeGreaterThan(N / 2 - 500);
  });
});
