import { createRepository, lcov } from '@tidemark/test-kit';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitSettings } from '../../src/world/git-environment.ts';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/é apple.ts';

const HOSTILE = {
  'diff.renames': 'false',
  'diff.noprefix': 'true',
  'diff.mnemonicPrefix': 'true',
  'diff.submodule': 'diff',
  'diff.relative': 'true',
  'diff.context': '9',
  'diff.interHunkContext': '9',
  'diff.suppressBlankEmpty': 'true',
  'diff.algorithm': 'patience',
  'diff.external': '/bin/false',
  'diff.colorMoved': 'zebra',
  'diff.wsErrorHighlight': 'all',
  'color.ui': 'always',
  'color.diff': 'always',
  'core.quotePath': 'true',
  'core.pager': 'cat',
  'status.showUntrackedFiles': 'no',
};

function changed() {
  const repository = createRepository({ [APPLE]: source(9) });
  repository.write({
    [APPLE]: source(9).replace('pick(4)', 'pick(44)'),
    'coverage/lcov.info': lcov({ [APPLE]: hits(9, { 4: 0 }) }),
  });
  return repository;
}

describe('the answer is the same', () => {
  test('under every git setting that changes what a diff looks like', async () => {
    const repository = changed();
    const plain = await diff(repository);
    for (const [name, value] of Object.entries(HOSTILE)) repository.git('config', name, value);
    const hostile = await diff(repository);
    expect(hostile.stdout).toBe(plain.stdout);
    expect(uncoveredLines(hostile)).toEqual([`${APPLE}:4`]);
  });

  test.each([
    ['S26, B12: -diff in .gitattributes', '*.ts -diff\n'],
    ['S26: binary in .gitattributes', '*.ts binary\n'],
    ['S28, B12: a textconv driver that shifts lines', '*.ts diff=shift\n'],
  ])('under %s', async (_what, attributes) => {
    const repository = changed();
    repository.git('config', 'diff.shift.textconv', 'sed 1i//');
    repository.write({ '.git/info/attributes': attributes });
    expect(uncoveredLines(await diff(repository))).toEqual([`${APPLE}:4`]);
  });

  test('S17, B3: from a subdirectory, untracked files and all', async () => {
    const repository = changed();
    repository.write({
      'src/inner/pear.ts': source(2),
      'coverage/lcov.info': lcov({ [APPLE]: hits(9, { 4: 0 }), 'src/inner/pear.ts': { 1: 1, 2: 0 } }),
    });
    mkdirSync(path.join(repository.root, 'docs'));
    const answer = await diff(path.join(repository.root, 'docs'));
    expect(uncoveredLines(answer)).toEqual(['src/inner/pear.ts:2', `${APPLE}:4`]);
    expect(answer.stdout).toBe((await diff(repository)).stdout);
  });

  test('on every run, although the first one wrote its answer into the repository', async () => {
    const repository = changed();
    expect((await diff(repository)).stdout).toBe((await diff(repository)).stdout);
    expect(repository.git('status', '--porcelain', '--ignored', 'coverage/.out')).not.toContain('??');
  });
});

// -- elsewhere two such names are one file
test.runIf(process.platform === 'linux')(
  'a new file whose name differs in case alone is seen, whatever git takes for the same',
  async () => {
    const repository = createRepository({ 'src/apple.ts': source(1) });
    repository.git('config', 'core.ignoreCase', 'true');
    repository.write({ 'src/Apple.ts': source(2) });
    const { document } = await diff(repository);
    expect(document).toMatchObject({ status: 'error', reason: 'no-evidence' });
  },
);

test('where two names that differ in case alone are one file, git goes by its own setting', () => {
  expect(gitSettings('linux')).toContain('core.ignoreCase=false');
  expect(gitSettings('darwin').join(' ')).not.toContain('ignoreCase');
});
