import { createRepository, lcov } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

/** Line `number` of a source, written another way. */
function edited(text: string, number: number): string {
  const lines = text.split('\n');
  lines[number - 1] = `pick(${number}, 'again');`;
  return lines.join('\n');
}

describe('the numbering of changed lines', () => {
  test('S01, B11: a last line without a line break keeps its number', async () => {
    const repository = createRepository({ [APPLE]: 'pick(1);\npick(2);\npick(3);' });
    repository.write({
      [APPLE]: 'pick(1);\npick(2);\npick(33);',
      'coverage/lcov.info': lcov({ [APPLE]: hits(3, { 3: 0 }) }),
    });
    const answer = await diff(repository);
    expect(answer.code).toBe(1);
    expect(uncoveredLines(answer)).toEqual([`${APPLE}:3`]);
  });

  test('S02, B2: a committed change is found below unstaged insertions above it', async () => {
    const repository = createRepository({ [APPLE]: source(100) });
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.write({ [APPLE]: edited(source(100), 50) });
    repository.commit('change line 50');
    const inserted = '// note\n'.repeat(10);
    repository.write({
      [APPLE]: inserted + edited(source(100), 50),
      'coverage/lcov.info': lcov({ [APPLE]: { ...hits(110), 60: 0, 50: 1 } }),
    });
    expect(uncoveredLines(await diff(repository))).toEqual([`${APPLE}:60`]);
  });

  test('S02b, B2: a committed change is found above unstaged deletions', async () => {
    const repository = createRepository({ [APPLE]: source(100) });
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.write({ [APPLE]: edited(source(100), 50) });
    repository.commit('change line 50');
    const kept = edited(source(100), 50).split('\n').slice(10).join('\n');
    repository.write({ [APPLE]: kept, 'coverage/lcov.info': lcov({ [APPLE]: hits(90, { 40: 0 }) }) });
    expect(uncoveredLines(await diff(repository))).toEqual([`${APPLE}:40`]);
  });

  test('B2: committed, staged and unstaged edits and an untracked file are one change', async () => {
    const repository = createRepository({ [APPLE]: source(9) });
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.write({ [APPLE]: edited(source(9), 1) });
    repository.commit('change line 1');
    repository.write({ [APPLE]: edited(edited(source(9), 1), 4) });
    repository.git('add', '.');
    repository.write({
      [APPLE]: edited(edited(edited(source(9), 1), 4), 8),
      'src/pear.ts': source(2),
      'coverage/lcov.info': lcov({
        [APPLE]: hits(9, { 1: 0, 4: 0, 8: 0 }),
        'src/pear.ts': hits(2, { 2: 0 }),
      }),
    });
    expect(uncoveredLines(await diff(repository))).toEqual([
      `${APPLE}:1`,
      `${APPLE}:4`,
      `${APPLE}:8`,
      'src/pear.ts:2',
    ]);
  });

  test('S27, B9: an added line that looks like a header is a line', async () => {
    const repository = createRepository({ [APPLE]: 'let i = 0;\n-- x;\npick(3);\n'.replace('-- x', '--i') });
    repository.write({
      [APPLE]: 'let i = 0;\n++ i;\npick(33);\n',
      'coverage/lcov.info': lcov({ [APPLE]: hits(3, { 2: 0, 3: 0 }) }),
    });
    expect(uncoveredLines(await diff(repository))).toEqual([`${APPLE}:2`, `${APPLE}:3`]);
  });

  test('G02, B10: a new file of one line is judged although its hunk header counts nothing', async () => {
    const repository = createRepository({ 'README.md': 'orchard' });
    repository.write({ [APPLE]: 'pick(1);\n', 'coverage/lcov.info': lcov({ [APPLE]: { 1: 0 } }) });
    repository.git('add', '-N', APPLE);
    expect(uncoveredLines(await diff(repository))).toEqual([`${APPLE}:1`]);
  });

  test('B28: a patch of more than ten megabytes is read to its end', async () => {
    const repository = createRepository({ 'README.md': 'orchard' });
    const long = `pick('${'x'.repeat(100)}');\n`.repeat(100_000);
    repository.write({
      [APPLE]: long,
      'coverage/lcov.info': lcov({ [APPLE]: hits(100_000, { 100_000: 0 }) }),
    });
    repository.git('add', APPLE);
    expect(uncoveredLines(await diff(repository, '--staged'))).toEqual([`${APPLE}:100000`]);
  });
});
