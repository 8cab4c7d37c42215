import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLcov, mergeFiles, tallyOf } from '../src/index.ts';
import { APPLE, filesOf, isMutated, shown, textOf, tries } from './report.ts';

const lcov = (body: string) => filesOf(`SF:${APPLE}\n${body}end_of_record\n`);

test('the union of lines and arms has the sum of the hits', () => {
  const merged = mergeFiles([
    ...lcov('FN:1,a\nFNDA:1,a\nDA:1,1\nDA:3,0\nBRDA:1,0,0,1\n'),
    ...lcov('FN:1,a\nFNDA:0,a\nFN:9,b\nDA:1,2\nDA:2,0\nBRDA:1,0,0,1\nBRDA:1,0,1,-\n'),
  ]);
  expect(shown(merged)).toBe('1:3 2:0 3:0 | 1.0.0:2 1.0.1:0 | a@1:1 b@9:0');
});

test('functions of one name in one line stay as many as they are, each with its own hits', () => {
  const [file = expect.fail('one file')] = lcov('FN:3,a\nFN:3,a\nFN:3,a\nFNDA:2,a\nFNDA:0,a\nFNDA:1,a\n');
  expect(shown(mergeFiles([file, file]))).toBe(' |  | a@3:4 a@3:0 a@3:2');
});

test('two lines of tests in one section of lcov make what the two make apart', () => {
  const names = 'DA:1,2\nDA:2,0\nBRDA:2,0,0,0\n';
  const twice = filesOf(
    `TN:a\nSF:${APPLE}\n${names}end_of_record\nTN:b\nSF:${APPLE}\n${names}end_of_record\n`,
  );
  expect(shown(mergeFiles(twice))).toBe('1:4 2:0 | 2.0.0:0 | ');
});

test('a file with statements keeps them, and lines of a report without are added', () => {
  const entry = {
    path: APPLE,
    statementMap: { 0: { start: { line: 1, column: 0 }, end: { line: 2, column: 1 } } },
    s: { 0: 0 },
    fnMap: {},
    f: {},
    branchMap: {},
    b: {},
  };
  const merged = mergeFiles([...lcov('DA:1,1\nDA:7,0\n'), ...filesOf(JSON.stringify({ [APPLE]: entry }))]);
  expect(merged.granularity).toBe('statement');
  expect(shown(merged)).toBe('1:1 7:0 |  | ');
});

test('lcov is written with every record and the sums of each file, and a name has one line', async () => {
  const body = 'FN:1,pick\nFN:4,drop\nFNDA:2,pick\nFNDA:0,drop\nFNF:2\nFNH:1\nDA:1,12\nDA:2,0\nLF:2\nLH:1\n';
  const arms = 'BRDA:2,10,0,1\nBRDA:2,10,11,0\nBRF:2\nBRH:1\n';
  const written = `TN:\nSF:${APPLE}\n${body}${arms}end_of_record\n`;
  expect(await textOf(formatLcov(filesOf(written)))).toBe(written);
  const entry = {
    path: APPLE,
    statementMap: {},
    s: {},
    branchMap: {},
    b: {},
    f: { 0: 1 },
    fnMap: { 0: { name: 'pi\r\nck', loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } } } },
  };
  expect(await textOf(formatLcov(filesOf(JSON.stringify({ [APPLE]: entry }))))).toContain('FN:1,pi  ck\n');
});

test('functions of one name on one line are added up one by one, and all are ordered by line', () => {
  const merged = mergeFiles([
    ...lcov('FN:9,b\nFN:1,a\nFN:1,a\nFNDA:1,b\nFNDA:1,a\nFNDA:2,a\n'),
    ...lcov('FN:1,a\nFN:1,a\nFN:1,c\nFNDA:10,a\nFNDA:20,a\nFNDA:5,c\n'),
  ]);
  expect(shown(merged)).toBe(' |  | a@1:11 a@1:22 c@1:5 b@9:1');
});

test('a merge of no file is a bug', () => {
  expect(() => mergeFiles([])).toThrow('at least one file');
});

test('without statements in the report, lines stand for them', () => {
  const [file] = lcov('DA:1,1\nDA:2,0\n');
  expect(tallyOf(file ?? expect.fail('one file'))).toMatchObject({
    statements: { covered: 1, total: 2 },
    lines: { covered: 1, total: 2 },
  });
});

const hits = fc.oneof(fc.nat(9), fc.integer({ min: 2 ** 31, max: 2 ** 33 }));
const body = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3_000_000 }), hits), { selector: ([line]) => line }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.nat(3), hits)),
  )
  .map(
    ([lines, arms]) =>
      lines.map((line) => `DA:${line.join(',')}\n`).join('') +
      arms.map((arm) => `BRDA:${arm.join(',')}\n`).join(''),
  );

test('a merge of lcov sections does not depend on order or grouping', () => {
  fc.assert(
    fc.property(body, body, body, (...bodies) => {
      const [a, b, c] = bodies.map((text) => lcov(text)[0] ?? expect.fail('one file'));
      if (a === undefined || b === undefined || c === undefined) return;
      const all = shown(mergeFiles([a, b, c]));
      expect(shown(mergeFiles([c, a, b]))).toBe(all);
      expect(shown(mergeFiles([a, mergeFiles([b, c])]))).toBe(all);
    }),
    tries(100),
  );
});

test('lcov written and read again is itself', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const files = lcov(`FN:1,pick\nFNDA:3,pick\n${text}`);
      expect(filesOf(await textOf(formatLcov(files)))).toEqual(files);
    }),
    tries(100),
  );
});

// Left out -- hundreds of thousands of lines take seconds, and a mutant would be asked it every time
test.skipIf(isMutated)('lcov larger than a block of the writer is whole', async () => {
  const files = lcov(
    Array.from({ length: 150_000 }, (_, index) => `DA:${index + 1},${index}\nBRDA:${index + 1},0,0,1\n`).join(
      '',
    ),
  );
  expect(filesOf(await textOf(formatLcov(files)))).toEqual(files);
});

test.each(['pflücke', 'x🍎y', '苹果', 'plain'])('a function %s keeps its name in lcov', async (name) => {
  const files = lcov(`FN:1,${name}\nFN:2,(${name})\nFNDA:1,${name}\nDA:1,3\n`);
  expect(await textOf(formatLcov(files))).toContain(`FN:1,${name}\nFN:2,(${name})\nFNDA:1,${name}\n`);
});

test('a name longer than a block of the writer is whole', async () => {
  const files = lcov(`FN:1,${'x'.repeat(1_100_000)}\nFNDA:3,${'x'.repeat(1_100_000)}\nDA:1,3\n`);
  expect(filesOf(await textOf(formatLcov(files)))).toEqual(files);
});
