import { createRepository, lcov } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/world/node-files.ts';
import type { Files } from '../../src/world/world.ts';
import type { DiffDocument } from '../../src/contract/documents.ts';
import { diff, hits, source, tidemark, uncoveredLines } from '../run-tidemark.ts';

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

test('what goes wrong with a judgement that nobody asks for is not told, and with one that is asked for is', async () => {
  const failing = (): Files => {
    let isFirst = true;
    const read: Files['read'] = (file) => {
      if (!file.endsWith(APPLE) || !isFirst) return nodeFiles.read(file);
      isFirst = false;
      throw new Error('a worm');
    };
    return { ...nodeFiles, read };
  };
  const judged = await tidemark<DiffDocument>(orchard({ [PEAR]: source(2) }), ['diff'], { files: failing() });
  expect(judged.code).toBe(1);
  expect((await tidemark(orchard({}), ['diff'], { files: failing() })).code).toBe(70);
});
