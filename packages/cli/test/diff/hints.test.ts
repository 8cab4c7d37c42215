import { createRepository, istanbul, lcov } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { diff, hits, source } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

async function hintsFor(text: string, report: string, place = 'coverage/lcov.info') {
  const repository = createRepository({ 'README.md': '' });
  repository.write({ [APPLE]: text, [place]: report });
  return (await diff(repository)).document.uncovered.map((finding) => finding.hint);
}

test.each([
  [{ 2: 0 }, 'No test ran line 2: add one that does'],
  [{ 2: 0, 3: 0 }, 'No test ran lines 2-3: add one that does'],
  [{ 1: 0, 3: 0 }, 'No test ran lines 1, 3: add one that does'],
  [{ 1: 0, 3: 0, 5: 0, 7: 0 }, 'No test ran lines 1, 3, 5, …: add one that does'],
])('a hint names the lines that it is about: %j', async (never, hint) => {
  expect(await hintsFor(source(8), lcov({ [APPLE]: hits(8, never) }))).toEqual([hint]);
});

test('a hint says which lines of a function are meant, for others of it may have run', async () => {
  const text = 'export function pick() {\n  buy();\n  grow();\n}\n';
  expect(await hintsFor(text, lcov({ [APPLE]: { 1: 1, 2: 1, 3: 0 } }))).toEqual([
    'No test ran line 3 of pick: add one that does',
  ]);
});

test('a hint names the one arm that was never taken, or how many there are', async () => {
  const branches = (arms: readonly number[]) => arms.map((taken, arm) => [1, 0, arm, taken] as const);
  const text = 'export const pick = pear || plum || apple;\n';
  expect(await hintsFor(text, lcov({ [APPLE]: { 1: 1 } }, { [APPLE]: branches([1, 1, 0]) }))).toEqual([
    'Arm 3 of 3 of a branch in line 1 was never taken: add a test that takes it',
  ]);
  expect(await hintsFor(text, lcov({ [APPLE]: { 1: 1 } }, { [APPLE]: branches([1, 0, 0]) }))).toEqual([
    '2 arms of branches in line 1 were never taken: add tests that take them',
  ]);
});

test('a hint numbers no arm of a report that only counts them', async () => {
  const line = '<line number="1" hits="1" branch="true" condition-coverage="50% (1/2)"/>';
  const report = `<coverage><packages><package><classes><class filename="${APPLE}"><lines>${line}</lines></class></classes></package></packages></coverage>`;
  expect(
    await hintsFor('export const pick = pear || plum;\n', report, 'coverage/cobertura-coverage.xml'),
  ).toEqual(['One of the 2 arms of a branch in line 1 was never taken: add a test that takes it']);
});

test('a statement that the report of its file leaves out asks for another run, not for another configuration', async () => {
  const report = istanbul({ [APPLE]: [[1, 1, 1]] });
  expect(await hintsFor(source(2), report, 'coverage/coverage-final.json')).toEqual([
    'The report speaks of the file, but not of line 2: run the tests again, and if it stays so, name what stands there',
  ]);
  expect(await hintsFor(source(2), lcov({ 'README.md': { 1: 1 } }))).toEqual([
    `No report speaks of ${APPLE}: let coverage.include reach it, or give it an allow entry with a reason`,
  ]);
});
