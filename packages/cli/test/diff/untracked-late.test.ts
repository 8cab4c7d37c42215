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

test('a report that comes through a pipe is read once, whatever is untracked', async () => {
  const repository = orchard({ [PEAR]: source(2), 'notes.md': 'pears\n' });
  const pipe = path.join(repository.root, 'coverage/pipe');
  spawnSync('mkfifo', [pipe]);
  const writer = spawn('sh', ['-c', 'cat coverage/lcov.info > coverage/pipe'], { cwd: repository.root });
  const answer = await diff(repository, '--coverage', 'coverage/pipe');
  expect(uncoveredLines(answer)).toEqual([`${APPLE}:4`, `${PEAR}:1`]);
  writer.kill();
});
