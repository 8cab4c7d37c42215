import { expect, test } from 'vitest';
import type { ErrorPart } from '../../src/contract/documents.ts';
import { codeSpan } from '../../src/render/reporters/code-span.ts';
import { markdown } from '../../src/render/reporters/markdown.ts';
import { withSection } from '../../src/render/reporters/section-marks.ts';
import { diffAnswer, uncovered } from './answers.ts';
import { tableCells } from './table-cells.ts';

const joined = (before: string, section: string) =>
  Buffer.from(withSection(Buffer.from(before), 'diff', section)).toString('utf8');

test('a section begins with its mark, and holds the verdict and a row for each finding, in the order of the text', () => {
  const text = markdown(
    diffAnswer({
      warnings: [{ code: 'unproven', message: 'who knows' }],
      uncovered: [
        uncovered('src/apple.ts', [[3, 3]], { kind: 'branch', hint: 'Take the other arm' }),
        uncovered('src/pear.ts', [
          [12, 14],
          [20, 20],
        ]),
      ],
    }),
  );
  expect(text.split('\n').slice(0, 2)).toEqual(['<!-- tidemark-diff -->', '### ❌ 3 of 5 covered']);
  expect(tableCells(text)).toEqual([
    ['❌', 'src/apple.ts:3', 'Branch not taken Take the other arm', ''],
    ['❌', 'src/pear.ts:12-14,20', 'Line not covered No test ran src/pear.ts', ''],
    ['⚠️', '', 'Unproven who knows', ''],
  ]);
});

test('how to mend it is the hint, and the command of the package as it is typed', () => {
  const run = "pnpm --filter '@shop/pear tree' test:coverage";
  const problem = { code: 'no-evidence', message: 'No report', hint: 'Run the tests', run } as const;
  const error: ErrorPart = { code: 'no-evidence', message: '', hint: '', files: [], problems: [problem] };
  const text = markdown(diffAnswer({ uncovered: [uncovered('src/apple.ts', [[1, 1]], { run })], error }));
  expect(text).toContain(`| \`${run}\` |\n`);
  expect(text).toContain(`| Run the tests: \`${run}\` |\n`);
});

test.each([
  ['a|b', '`a\\|b`'],
  ['a `b` c', '``a `b` c``'],
  ['a ``b`', '``` a ``b` ```'],
  [' a', '`  a `'],
  [String.raw`a\|b`, null],
  ['<!-- tidemark-diff -->', null],
  ['a\nb', null],
  [' ', null],
  ['a'.repeat(41), null],
])('the command %j is the code span %j', (command, span) => {
  expect(codeSpan(command, 40)).toBe(span);
});

test('of many ranges the first five are named, and a file without a line alone', () => {
  const ranges = [1, 3, 5, 7, 9, 11].map((line): [number, number] => [line, line]);
  const [cells] = tableCells(markdown(diffAnswer({ uncovered: [uncovered('src/apple.ts', ranges)] })));
  expect(cells?.[1]).toBe('src/apple.ts:1,3,5,7,9,…');
  const [alone] = tableCells(markdown(diffAnswer({ uncovered: [uncovered('src/apple.ts', [])] })));
  expect(alone?.[1]).toBe('src/apple.ts');
});

test('an answer without findings is a verdict alone', () => {
  expect(markdown(diffAnswer({ status: 'pass' }, '✓ 5 of 5 covered'))).toBe(
    '<!-- tidemark-diff -->\n### ✅ 5 of 5 covered\n<!-- /tidemark-diff -->\n',
  );
});

test('a section fits a comment of GitHub, and says how much it leaves out', () => {
  const files = Array.from({ length: 2000 }, (_, index) => `src/${'very-'.repeat(20)}long-apple-${index}.ts`);
  const text = markdown(diffAnswer({ uncovered: files.map((file) => uncovered(file, [[1, 1]])) }));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536);
  const nShown = tableCells(text).length;
  expect(nShown).toBeGreaterThan(100);
  expect(text).toContain(`\n${2000 - nShown} more, left out for their length\n<!-- /tidemark-diff -->\n`);
});

test('a name that is longer than a section is cut', () => {
  const [cells] = tableCells(markdown(diffAnswer({ uncovered: [uncovered('a'.repeat(100_000), [[1, 1]])] })));
  expect(cells?.[1]).toBe(`${'a'.repeat(400)}…:1`);
});

test('a section takes the place of itself, and all else of the file stays', () => {
  const first = markdown(diffAnswer({}, 'first'));
  const second = markdown(diffAnswer({}, 'second'));
  expect(joined('', first)).toBe(first);
  expect(joined('# Harvest', first)).toBe(`# Harvest\n\n${first}`);
  expect(joined('# Harvest\n', first)).toBe(`# Harvest\n\n${first}`);
  expect(joined(`# Harvest\n\n${first}\nThe end\n`, second)).toBe(`# Harvest\n\n${second}\nThe end\n`);
});

test.each([
  ['the line ends of a browser', (text: string) => text.replaceAll('\n', '\r\n')],
  ['no line end behind it', (text: string) => text.trimEnd()],
])('a section is found again with %s', (_, away) => {
  const section = markdown(diffAnswer({}));
  expect(joined(away(section), section)).toBe(section);
  expect(joined(`${away(section).trimEnd()}\r\nafter`, section)).toBe(`${section}after`);
});

test('a section whose end is gone is left, and bytes that are no text stay what they are', () => {
  const section = markdown(diffAnswer({}));
  expect(joined('<!-- tidemark-diff -->\ncut off', section)).toBe(
    `<!-- tidemark-diff -->\ncut off\n\n${section}`,
  );
  const bytes = Uint8Array.of(0xff, 0xfe, 0x0a);
  expect(withSection(bytes, 'diff', section).subarray(0, 3)).toEqual(Buffer.from(bytes));
});
