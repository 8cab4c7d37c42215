import fc from 'fast-check';
import istanbul from 'istanbul-lib-coverage';
import { describe, expect, test } from 'vitest';
import { formatIstanbul, mergeFiles, readReport, tallyOf } from '../src/index.ts';
import { APPLE, filesOf, read, shown, textOf, tries, sourcesOf } from './report.ts';

const range = (line: number, last = line, column: number | null = 9) => ({
  start: { line, column: 0 },
  end: { line: last, column },
});

/** An entry of so many statements, functions and branches, with the hits given for each. */
function entry(
  path: string,
  {
    s,
    f,
    b,
  }: {
    readonly s: readonly number[];
    readonly f: readonly number[];
    readonly b: readonly (readonly [number, number])[];
  },
) {
  const numbered = <T>(items: readonly T[]) =>
    Object.fromEntries(items.map((item, index) => [String(index), item]));
  return {
    path,
    statementMap: numbered(s.map((_, index) => range(1 + (index >> 1), 2 + index))),
    s: numbered(s),
    fnMap: numbered(
      f.map((_, index) => ({
        name: `f${index}`,
        line: index + 1,
        decl: range(index + 1),
        loc: range(index + 1, index + 2),
      })),
    ),
    f: numbered(f),
    branchMap: numbered(
      b.map((_, index) => ({
        type: 'if',
        line: index + 1,
        loc: range(index + 1),
        locations: [range(index + 1), { start: {}, end: {} }],
      })),
    ),
    b: numbered(b),
  };
}

const hits = fc.integer({ min: 0, max: 5 });
const measured = fc.record({
  s: fc.array(hits, { minLength: 6, maxLength: 6 }),
  f: fc.array(hits, { minLength: 3, maxLength: 3 }),
  b: fc.array(fc.tuple(hits, hits), { minLength: 3, maxLength: 3 }),
});

const reportOf = (...entries: readonly ReturnType<typeof entry>[]) =>
  JSON.stringify(Object.fromEntries(entries.map((one) => [one.path, one])));

describe('an istanbul report', () => {
  test('with a byte order mark says the same as without', () => {
    const text = JSON.stringify({ 'a.ts': entry('a.ts', { s: [1, 0], f: [2], b: [] }) });
    expect(read(`\u{feff}${text}`).files).toEqual(read(text).files);
  });

  test('gives lines as istanbul does: the most hits of the statements that begin there', () => {
    const [file] = filesOf(reportOf(entry(APPLE, { s: [0, 3, 0, 0], f: [1], b: [[1, 0]] })));
    expect(shown(file ?? expect.fail('one file'))).toBe('1:3 2:0 | 1.0.0:1 1.0.1:0 | f0@1:1');
  });

  test('may leave the end of a line open, and hold the entry one level down', () => {
    const one = { ...entry(APPLE, { s: [1], f: [], b: [] }), statementMap: { 0: range(1, 2, null) } };
    expect(read(JSON.stringify({ [APPLE]: { data: one } })).files[0]?.measured.statements.endColumn[0]).toBe(
      0xffff_ffff,
    );
  });

  test('skips what is not wanted without parsing it', () => {
    const text = `{"a\\"b.ts": {"broken": [1, {"x": "}"}]} , "${APPLE}":${JSON.stringify(entry(APPLE, { s: [1], f: [], b: [] }))}\n}`;
    expect(read(text, (source) => source === APPLE).files).toHaveLength(1);
    expect(sourcesOf(Buffer.from(text))).toEqual(['a"b.ts', APPLE]);
  });

  test.each([
    '{',
    '{}',
    '[]',
    '{"a":1}',
    '{"a":{}}x',
    '{"a" 1}',
    '{"a":{},}',
    '{"a":',
    '{"a":"',
    '{"a":{"statementMap":{},"s":{}}}',
    '{"a":{"statementMap":{},"s":{},"fnMap":{},"f":{}}}',
    '{"a":{"statementMap":{"0":{}},"s":{"0":1},"fnMap":{},"f":{},"branchMap":{},"b":{}}}',
    '{"a":{"statementMap":{},"s":{"0":1},"fnMap":{},"f":{},"branchMap":{},"b":{}}}',
    '{"a":{"statementMap":{"__proto__x":{}},"s":{"__proto__x":1},"fnMap":{},"f":{},"branchMap":{},"b":{}}}',
    '{"a":{"statementMap":{"0":{"start":{"line":1},"end":{"line":1}}},"s":{"0":-1},"fnMap":{},"f":{},"branchMap":{},"b":{}}}',
    '{"a":{"statementMap":{"0":{"start":{"line":0.5},"end":{"line":1}}},"s":{"0":1},"fnMap":{},"f":{},"branchMap":{},"b":{}}}',
    '{"a":{"statementMap":{},"s":{},"fnMap":{"0":{}},"f":{"0":1},"branchMap":{},"b":{}}}',
    '{"a":{"statementMap":{},"s":{},"fnMap":{},"f":{},"branchMap":{"0":{"locations":[1]}},"b":{"0":[1]}}}',
    '{"a":{"statementMap":{},"s":{},"fnMap":{},"f":{},"branchMap":{"0":{"line":1,"loc":{"start":{"line":1},"end":{"line":1}},"locations":[{}]}},"b":{"0":[1,2]}}}',
    '{"a":{"statementMap":{},"s":{},"fnMap":{},"f":{},"branchMap":{"0":{"line":1,"loc":{"start":{"line":1},"end":{"line":1}},"locations":[{}]}},"b":{"0":["x"]}}}',
  ])('of %s is bad evidence', (text) => {
    expect(readReport(Buffer.from(text), null)).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-evidence' }],
    });
  });

  test('of an arm that is counted less than never says that it was not taken', () => {
    const place = '{"start":{"line":1,"column":0},"end":{"line":1,"column":9}}';
    const branch = `{"line":1,"type":"if","loc":${place},"locations":[${place},{}]}`;
    const text = `{"a":{"path":"a","statementMap":{},"s":{},"fnMap":{},"f":{},"branchMap":{"0":${branch}},"b":{"0":[1,-1]}}}`;
    const report = readReport(Buffer.from(text), null);
    expect(report.ok && [...(report.value.files[0]?.measured.branches.hits ?? [])]).toEqual([1, 0]);
  });

  test('of any JSON at all is read or refused', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(typeof readReport(Buffer.from(text), null).ok).toBe('boolean');
      }),
    );
  });

  test('written and read again is itself', async () => {
    await fc.assert(
      fc.asyncProperty(measured, async (counts) => {
        const files = filesOf(reportOf(entry(APPLE, counts)));
        expect(filesOf(await textOf(formatIstanbul(files)))).toEqual(files);
      }),
      tries(30),
    );
    expect(await textOf(formatIstanbul([]))).toBe('{}\n');
  });
});

describe('B22, B23: the merge of istanbul entries', () => {
  test('has the numbers of istanbul-lib-coverage', () => {
    fc.assert(
      fc.property(fc.array(measured, { minLength: 1, maxLength: 4 }), (counts) => {
        const ours = tallyOf(mergeFiles(counts.flatMap((one) => filesOf(reportOf(entry(APPLE, one))))));
        const map = istanbul.createCoverageMap({});
        for (const one of counts) map.merge(JSON.parse(reportOf(entry(APPLE, one))));
        const theirs = map.getCoverageSummary();
        for (const metric of ['statements', 'branches', 'functions', 'lines'] as const) {
          expect({ ...ours[metric], skipped: 0, pct: theirs[metric].pct }).toEqual(theirs[metric]);
        }
      }),
      tries(100),
    );
  });

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(measured, measured, measured, (...counts) => {
        const files = counts.flatMap((one) => filesOf(reportOf(entry(APPLE, one))));
        expect(shown(mergeFiles(files))).toBe(shown(mergeFiles(files.toReversed())));
      }),
      tries(30),
    );
  });
});
