import { nodeWorld } from '../../src/world/node-world.ts';
import path from 'node:path';
import { temporaryFolder } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { baseline, tidemark } from '../run-tidemark.ts';
import { orchard } from './gated-orchard.ts';

/** What a look at a repository takes; none of them moves a ref, a file or a remote. `fetch` brings objects and no ref. */
const LOOKS = [
  'cat-file',
  'check-attr',
  'config',
  'fetch',
  'hash-object',
  'ls-files',
  'ls-remote',
  'ls-tree',
  'merge-base',
  'remote',
  'rev-list',
  'rev-parse',
  'status',
];

test('a gate starts git to look, and no other program, and leaves every ref and the remote as they are', async () => {
  const repository = orchard(9);
  const bare = path.join(temporaryFolder(), 'orchard.git');
  repository.git('clone', '--quiet', '--bare', repository.root, bare);
  repository.git('remote', 'add', 'origin', bare);
  await baseline(repository, 'raise');
  const refs = () => [
    repository.git('for-each-ref'),
    repository.git('ls-remote', bare),
    repository.git('status', '--porcelain'),
  ];
  const before = refs();
  const started: string[] = [];
  const world = nodeWorld();
  const run: typeof world.run = (program, args, options) => {
    const words = args.filter((word, index) => !word.startsWith('-') && args[index - 1] !== '-c');
    started.push(program === 'git' ? (words[0] ?? '') : program);
    return world.run(program, args, options);
  };
  const { code } = await tidemark(repository, ['gate'], { run });
  expect(code).toBe(0);
  expect([...new Set(started)].filter((word) => !LOOKS.includes(word))).toEqual([]);
  expect(started).toContain('ls-remote');
  expect(refs()).toEqual(before);
});
