import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatCobertura,
  formatLcov,
  mergeFiles,
  scanReport,
  tallyOf,
  type FileCoverage,
} from '../src/index.ts';
import { APPLE, filesOf, isMutated, repoPath, shown, textOf, tries } from './report.ts';

/** Scans a report, and then overwrites what was scanned: only `reread` still gives it. */
function scanned(text: string): FileCoverage[] {
  const bytes = Buffer.from(text);
  const again = Buffer.from(text);
  const report = scanReport(bytes, (start, end) => again.subarray(start, end));
  bytes.fill('x');
  if (!report.ok) throw new Error(report.problems.map((problem) => problem.message).join('\n'));
  return report.value.files.map(({ source, measured }) => ({ ...measured, path: repoPath(source) }));
}

const section = (body: string) => `TN:\nSF:${APPLE}\n${body}end_of_record\n`;
const only = (files: readonly FileCoverage[]) => files[0] ?? expect.fail('one file');

/** Lines of a section as an lcov report may have them: the most of them as we write them, some otherwise. */
const line = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2 ** 32 - 2 }));
const count = fc.oneof(fc.nat(3), fc.nat(2 ** 34));
const record = fc
  .tuple(line, count, fc.constantFrom('', '', '', '', ',abc==', '\r', '\nLF:7', '\nBRDA:3,0,0,1', '\nXYZ:1'))
  .map(([number, hits, end]) => ({ number, hits, text: `DA:${number},${hits}${end}\n` }));
const records = fc
  .tuple(fc.array(record, { maxLength: 30 }), fc.boolean())
  .map(([all, isSorted]) => (isSorted ? all.toSorted((left, right) => left.number - right.number) : all));

test('lines left in the report are those of the model: number by number, the sum of their counts', () => {
  fc.assert(
    fc.property(records, (all) => {
      const text = section(all.map((one) => one.text).join(''));
      const sums = new Map<number, number>();
      for (const { number, hits } of all) sums.set(number, (sums.get(number) ?? 0) + hits);
      const expected = [...sums].toSorted(([left], [right]) => left - right);
      const file = only(scanned(text));
      expect(tallyOf(file).lines).toEqual({
        covered: expected.filter(([, hits]) => hits > 0).length,
        total: expected.length,
      });
      expect(Array.from(file.lines.line, (number, index) => [number, file.lines.hits[index]])).toEqual(
        expected,
      );
      expect(shown(only(filesOf(text)))).toBe(shown(file));
    }),
    tries(500),
  );
});

test('lines left in the report are written as the model writes them, byte by byte', async () => {
  await fc.assert(
    fc.asyncProperty(records, records, async (...sections) => {
      const text = sections.map((all) => section(all.map((one) => one.text).join(''))).join('');
      const columns = filesOf(text).map((file) => ({ ...file, lines: { ...file.lines } }));
      expect(await textOf(formatLcov(scanned(text)))).toBe(await textOf(formatLcov(columns)));
      expect(await textOf(formatLcov([mergeFiles(scanned(text))]))).toBe(
        await textOf(formatLcov([mergeFiles(columns)])),
      );
      expect(await textOf(formatCobertura(scanned(text)))).toBe(await textOf(formatCobertura(columns)));
    }),
    tries(200),
  );
});

test.each([
  ['a leading zero of a line', 'DA:01,1\n', '1:1'],
  ['a leading zero of a count', 'DA:1,01\n', '1:1'],
  ['ten digits', 'DA:1000000000,1\nDA:1000000001,4000000000\n', '1000000000:1 1000000001:4000000000'],
  ['an empty line between', 'DA:1,1\n\nDA:2,3\n', '1:1 2:3'],
])('lines with %s are written without it', async (_what, body, expected) => {
  const file = only(scanned(section(body)));
  expect(shown(file)).toBe(`${expected} |  | `);
  const lines = expected.split(' ').map((entry) => `DA:${entry.replace(':', ',')}\n`);
  expect(await textOf(formatLcov([file]))).toContain(`FNH:0\n${lines.join('')}LF:${lines.length}\n`);
});

test('lines of a report that does not give them again have an end', () => {
  const report = scanReport(Buffer.from(section('DA:1,1\nDA:2,1\n')), () => new Uint8Array(0));
  expect(report.ok && report.value.files.map(({ measured }) => measured.lines.line.length)).toEqual([2]);
});

test('a report that is malformed is refused with its line, also behind a run of lines', () => {
  const report = scanReport(Buffer.from(section('DA:1,1\nDA:2,1\nDA:3,x\n')), () => new Uint8Array(0));
  expect(report).toMatchObject({ ok: false, problems: [{ code: 'bad-evidence', line: 5 }] });
});

// Left out -- hundreds of thousands of lines take seconds, and a mutant would be asked it every time
test.skipIf(isMutated)(
  'many files of more lines than a block of the writer holds are whole and in order',
  async () => {
    const sectionOf = (name: string, hits: number) =>
      `SF:${name}\n${Array.from({ length: 120_000 }, (_, index) => `DA:${index + 1},${hits}\n`).join('')}end_of_record\n`;
    const text = [sectionOf('a.ts', 1), sectionOf('b.ts', 2), sectionOf('c.ts', 3)].join('');
    const written = await textOf(formatLcov(scanned(text)));
    expect(written).toBe(
      (await Promise.all(filesOf(text).map((file) => textOf(formatLcov([file]))))).join(''),
    );
    expect(filesOf(written).map((file) => file.lines.hits[119_999])).toEqual([1, 2, 3]);
  },
);
