import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createRepository, lcov } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const PEAR = 'src/pear.ts';

/** A tracked source that changed, and beside it perhaps one that git does not track. */
function orchard(untracked: Readonly<Record<string, string>>) {
  const repository = createRepository({ [APPLE]: source(2), '.gitignore': '/coverage/\n' });
  repository.write({
    [APPLE]: source(4),
    'coverage/lcov.info': lcov({ [APPLE]: hits(4, { 4: 0 }), [PEAR]: hits(2, { 1: 0 }) }),
    ...untracked,
  });
  return repository;
}

test('what git does not track is judged with the rest, though it is known last', async () => {
  expect(uncoveredLines(await diff(orchard({})))).toEqual([`${APPLE}:4`]);
  expect(uncoveredLines(await diff(orchard({ [PEAR]: source(2) })))).toEqual([`${APPLE}:4`, `${PEAR}:1`]);
});

/** The answer of `diff` where the report of a repository comes through a pipe, which gives it once. */
async function piped(repository: ReturnType<typeof orchard>) {
  const pipe = path.join(repository.root, 'coverage/pipe');
  spawnSync('mkfifo', [pipe]);
  const writer = spawn('sh', ['-c', 'cat coverage/lcov.info > coverage/pipe'], { cwd: repository.root });
  const answer = await diff(repository, '--coverage', 'coverage/pipe');
  writer.kill();
  return answer;
}

test('a report that comes through a pipe is read once, whatever is untracked', async () => {
  const answer = await piped(orchard({ [PEAR]: source(2), 'notes.md': 'pears\n' }));
  expect(uncoveredLines(answer)).toEqual([`${APPLE}:4`, `${PEAR}:1`]);
});

test('a report that comes through a pipe and names no changed file is read once', async () => {
  const repository = orchard({ 'src/plum.ts': source(1) });
  repository.write({ 'coverage/lcov.info': lcov({ 'src/plum.ts': hits(1) }) });
  repository.git('add', 'src/plum.ts');
  repository.git('commit', '-qm', 'Plant a plum');
  expect(uncoveredLines(await piped(repository))).toEqual([`${APPLE}:3`, `${APPLE}:4`]);
});

test('a report of another project is refused through a pipe as well', async () => {
  const repository = orchard({});
  const elsewhere = ['apple', 'fig', 'kiwi', 'lime', 'plum'].map(
    (name) => `/elsewhere/orchard/src/${name}.ts`,
  );
  repository.write({ 'coverage/lcov.info': lcov(Object.fromEntries(elsewhere.map((at) => [at, hits(4)]))) });
  expect((await piped(repository)).document).toMatchObject({ status: 'error', reason: 'path-mismatch' });
});
