import { rmSync } from 'node:fs';
import path from 'node:path';
import { lcov, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { nodeWorld } from '../../src/world/node-world.ts';
import type { AggregateDocument, DiffDocument } from '../../src/contract/documents.ts';
import { hits, source, tidemark } from '../run-tidemark.ts';
import { bands, manifest, MANIFEST, orchard } from '../weakening/orchard.ts';

const START = '/* v8 ignore start -- generated */\n';

/** An orchard whose change touches everything that git is asked about: sources, marks, manifests, a removed test. */
function everyQuestion(): Repository {
  const repository = orchard([bands({ baseline: 80 })], {
    'packages/orchard/src/plum.ts': `${START}${source(3)}`,
    'packages/orchard/src/untested.test.ts': source(1),
    'packages/cellar/package.json': '{"name":"cellar"}',
  });
  repository.git('switch', '-qc', 'topic');
  repository.git('rm', '-q', 'packages/orchard/src/untested.test.ts');
  repository.git('mv', 'packages/cellar', 'packages/cave');
  repository.write({
    [MANIFEST]: manifest(bands({ baseline: 70 })),
    'packages/orchard/src/plum.ts': `${START}${source(4)}`,
    'packages/orchard/src/new.ts': source(2),
    'packages/orchard/src/package.json': '{"type":"module"}',
    'packages/orchard/coverage/lcov.info': lcov({ 'src/plum.ts': hits(5), 'src/new.ts': hits(2) }),
    'packages/orchard/coverage/provenance.json': JSON.stringify({ schemaVersion: 1, files: {} }),
    '.git/info/exclude': 'coverage\n',
  });
  return repository;
}

/** Asks with the n-th question to git failing, for every n; the answer must be an error, or the same as without. */
async function expectErrorOrSame(repository: Repository, words: readonly string[]): Promise<void> {
  const real = nodeWorld().run;
  const run = async (failAt: number) => {
    let asked = 0;
    const answer = await tidemark<DiffDocument | AggregateDocument>(repository, words, {
      run: (command, args, options) => {
        asked += 1;
        if (asked !== failAt) return real(command, args, options);
        return Promise.resolve({ code: 128, stdout: new Uint8Array(0), stderr: 'fatal: the disk is gone\n' });
      },
    });
    return { ...answer, asked };
  };
  const whole = await run(0);
  expect(whole.asked).toBeGreaterThan(2);
  for (let failAt = 1; failAt <= whole.asked; failAt += 1) {
    const { code, document } = await run(failAt);
    const isSame = JSON.stringify(document) === JSON.stringify(whole.document);
    expect([failAt, isSame || (code === 2 && document.status === 'error')]).toEqual([failAt, true]);
  }
}

describe('whichever question git fails to answer, the answer is an error or the same', () => {
  test.each([
    ['of the working tree', []],
    ['of the index', ['--staged']],
    ['of a commit', ['--head', 'topic']],
  ])('%s', async (_side, words) => {
    const repository = everyQuestion();
    repository.git('add', '-A');
    if (words[0] === '--head') repository.git('commit', '-qm', 'change');
    await expectErrorOrSame(repository, ['diff', ...words]);
  });

  test('of an index whose report has no provenance', async () => {
    const repository = everyQuestion();
    repository.git('add', '-A');
    rmSync(path.join(repository.root, 'packages/orchard/coverage/provenance.json'));
    await expectErrorOrSame(repository, ['diff', '--staged']);
  });

  test('of a whole workspace', async () => {
    const repository = everyQuestion();
    repository.write({ 'package.json': '{"name":"root","workspaces":["packages/*"]}' });
    await expectErrorOrSame(repository, ['aggregate', '--check']);
  });
});
