import {
  createRepository,
  lcov,
  type Repository,
  repositoryAt,
  temporaryFolder,
  writeTree,
} from '@tidemark/test-kit';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const PEAR = 'src/pear.ts';
/** Line 2 of the pear was not run. */
const EVIDENCE = { 'coverage/lcov.info': lcov({ [PEAR]: hits(3, { 2: 0 }), [APPLE]: hits(3) }) };

function orchard(): Repository {
  const repository = createRepository({ [APPLE]: source(3), '.gitignore': '/coverage/\n' });
  repository.write(EVIDENCE);
  repository.git('checkout', '-q', '-b', 'harvest');
  return repository;
}

/** A second branch that changes the same line of the apple as `main` does, and brings the pear. */
function diverged(): Repository {
  const repository = orchard();
  repository.write({ [PEAR]: source(3) });
  repository.commit('a pear');
  repository.write({ [APPLE]: source(3).replace('pick(1)', 'take(1)') });
  repository.commit('take');
  repository.git('checkout', '-q', 'main');
  repository.write({ [APPLE]: source(3).replace('pick(1)', 'pluck(1)') });
  repository.commit('pluck');
  repository.git('checkout', '-q', 'harvest');
  return repository;
}

function resolve(repository: Repository): void {
  repository.write({ [APPLE]: source(3).replace('pick(1)', 'pluck(1)') });
  repository.git('add', APPLE);
}

describe('a new file is judged', () => {
  const states: Record<string, () => Repository | string> = {
    'on a detached HEAD': () => {
      const repository = orchard();
      repository.git('checkout', '-q', '--detach');
      repository.write({ [PEAR]: source(3) });
      return repository;
    },
    'in a linked worktree, below its root': () => {
      const folder = path.join(temporaryFolder(), 'linked');
      orchard().git('worktree', 'add', '-q', '-b', 'second', folder);
      writeTree(folder, { ...EVIDENCE, [PEAR]: source(3) });
      return path.join(folder, 'src');
    },
    'in the middle of a rebase': () => {
      const repository = diverged();
      expect(() => repository.git('rebase', 'main')).toThrow('rebase');
      resolve(repository);
      return repository;
    },
    'in the middle of a merge': () => {
      const repository = diverged();
      expect(() => repository.git('merge', 'main')).toThrow('merge');
      resolve(repository);
      return repository;
    },
    'in the middle of a cherry-pick': () => {
      const repository = diverged();
      repository.git('checkout', '-q', '-b', 'picked', 'main');
      expect(() => repository.git('cherry-pick', 'harvest~1', 'harvest')).toThrow('cherry-pick');
      resolve(repository);
      return repository;
    },
    'in a folder that a second repository was made in': () => {
      const repository = orchard();
      repository.write({ [PEAR]: source(3) });
      repository.git('init', '-q', 'src');
      repositoryAt(path.join(repository.root, 'src')).git('add', 'pear.ts');
      return repository;
    },
    'with a mode that git does not look at': () => {
      const repository = orchard();
      repository.git('config', 'core.fileMode', 'false');
      repository.write({ [PEAR]: source(3) });
      return repository;
    },
  };

  test.each(Object.entries(states))('%s', async (_what, state) => {
    expect(uncoveredLines(await diff(state(), '--base', 'main'))).toEqual([`${PEAR}:2`]);
  });

  test('at a path of thousands of characters', async () => {
    const name = `src/${`${'d'.repeat(200)}/`.repeat(15)}pear.ts`;
    const repository = orchard();
    repository.write({ [name]: source(3), 'coverage/lcov.info': lcov({ [name]: hits(3, { 2: 0 }) }) });
    expect(uncoveredLines(await diff(repository))).toEqual([`${name}:2`]);
    repository.commit('deep');
    expect(uncoveredLines(await diff(repository, '--head', 'HEAD'))).toEqual([`${name}:2`]);
  });

  test.each(['utf-16le', 'utf-16le, told by an attribute'])(
    'also when it is %s, which no tool can measure',
    async (how) => {
      const repository = orchard();
      repository.write({ 'src/plum.ts': Buffer.from(`\ufeff${source(3)}`, 'utf16le') });
      if (how.includes('attribute'))
        repository.write({ '.gitattributes': '*.ts working-tree-encoding=UTF-16\n' });
      if (how.includes('attribute')) repository.git('add', 'src/plum.ts');
      expect(await diff(repository)).toMatchObject({
        code: 1,
        document: { uncovered: [{ kind: 'unmeasured', file: 'src/plum.ts' }] },
      });
    },
  );
});

describe('what is no text of this repository owes nothing, and is listed', () => {
  test('a submodule that moved, or holds edits and new files', async () => {
    const inner = createRepository({ 'plum.ts': source(3) });
    const repository = orchard();
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'vendor');
    repository.commit('submodule');
    const vendor = repositoryAt(path.join(repository.root, 'vendor'));
    const change = [{ file: 'vendor', rule: 'submodule', lines: 0 }];
    vendor.write({ 'plum.ts': source(4), 'new.ts': source(1) });
    expect((await diff(repository, '--base', 'HEAD')).document).toMatchObject({
      status: 'pass',
      excluded: change,
    });
    vendor.commit('move');
    expect((await diff(repository, '--base', 'HEAD')).document).toMatchObject({
      status: 'pass',
      excluded: change,
    });
  });

  test('a repository inside that is not tracked', async () => {
    const repository = orchard();
    repository.write({ 'src/inner/plum.ts': source(3) });
    repository.git('init', '-q', 'src/inner');
    expect((await diff(repository)).document).toMatchObject({
      status: 'pass',
      excluded: [{ file: 'src/inner', rule: 'submodule' }],
    });
  });
});

test('a rename that changes the case alone owes nothing', async () => {
  const repository = orchard();
  repository.git('mv', APPLE, 'src/Apple.ts');
  expect((await diff(repository)).document).toMatchObject({
    status: 'pass',
    summary: { files: 1, changedLines: 0 },
  });
});

test('a branch without a commit of its own has nothing to compare, although the repository has', async () => {
  const repository = orchard();
  repository.git('checkout', '-q', '--orphan', 'seedling');
  for (const words of [[], ['--staged']])
    expect((await diff(repository, ...words)).document.error).toMatchObject({
      code: 'unknown-base',
      message: 'HEAD has no commit yet',
    });
});

test('HEAD as its own base leaves what is not committed', async () => {
  const repository = orchard();
  repository.write({ [PEAR]: source(3) });
  repository.commit('a pear');
  expect((await diff(repository, '--base', 'HEAD')).document).toMatchObject({ reason: 'no-changes' });
  repository.write({ [PEAR]: source(3).replace('pick(2)', 'pick(22)') });
  expect(uncoveredLines(await diff(repository, '--base', 'HEAD'))).toEqual([`${PEAR}:2`]);
});
