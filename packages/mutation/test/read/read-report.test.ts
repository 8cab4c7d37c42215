import { expect, test } from 'vitest';
import { knownVerdicts, type KnownVerdicts, type Scope } from '../../src/index.ts';
import { readReport } from '../../src/read/read-report.ts';
import { NOTHING_KNOWN } from '../../src/read/known-verdicts.ts';
import { APPLE_TEST, part, tried } from '../orchard.ts';

const SOURCE = 'export const ripe = (a, b) => a < b;\nexport const many = () => {\n  return 1;\n};\n';
const reported = (id: string, status: string, more: object = {}) => ({
  id,
  mutatorName: 'EqualityOperator',
  replacement: 'a <= b',
  location: { start: { line: 1, column: 31 }, end: { line: 1, column: 36 } },
  status,
  coveredBy: ['0'],
  ...more,
});
const report = (mutants: readonly object[], source = SOURCE) =>
  JSON.stringify({
    schemaVersion: '1.0',
    files: { 'src/apple.ts': { language: 'typescript', source, mutants } },
    testFiles: {
      'src/pear.test.ts': { tests: [{ id: '1', name: 'a pear is ripe' }] },
      'src/apple.test.ts': { tests: [{ id: '0', name: 'an apple is ripe' }] },
    },
  });
const read = (text: string, scope: Scope = { kind: 'all' }, known: KnownVerdicts = NOTHING_KNOWN) =>
  readReport(text, {
    name: '@shop/orchard',
    sources: new Map([['src/apple.ts', SOURCE]]),
    scope,
    known,
  });

test('every status is read, with the original text, the tests in order and reasons only where they are asked for', async () => {
  const block = { start: { line: 2, column: 27 }, end: { line: 4, column: 2 } };
  const run = await read(
    report([
      reported('0', 'Killed', { killedBy: ['0'], coveredBy: ['1', '0', '1'], statusReason: 'expected 1' }),
      reported('1', 'Survived', {
        location: block,
        mutatorName: 'BlockStatement',
        replacement: '{}',
        static: true,
      }),
      reported('2', 'NoCoverage', { mutatorName: 'A', coveredBy: undefined }),
      reported('3', 'CompileError', { mutatorName: 'B', statusReason: 'no type' }),
      reported('4', 'RuntimeError', { mutatorName: 'C', statusReason: 'no module' }),
      reported('5', 'Timeout', { mutatorName: 'D', statusReason: 'hit limit' }),
      reported('6', 'Ignored', { mutatorName: 'E', statusReason: 'only logged' }),
    ]),
  );
  if (!run.ok) throw new Error('it is a report');
  expect(run.value.tests.map(({ file }) => file)).toEqual(['src/apple.test.ts', 'src/pear.test.ts']);
  expect(run.value.mutants.map(({ mutator, status, reason }) => [mutator, status, reason])).toEqual([
    ['A', 'not-covered', null],
    ['B', 'compile-error', 'no type'],
    ['C', 'runtime-error', 'no module'],
    ['D', 'timeout', null],
    ['E', 'ignored', 'only logged'],
    ['EqualityOperator', 'killed', null],
    ['BlockStatement', 'survived', null],
  ]);
  const [, , , , , killed, block2] = run.value.mutants;
  expect(killed).toMatchObject({ original: 'a < b', coveredBy: [0, 1], killedBy: [0], isStatic: false });
  expect(block2).toMatchObject({ original: '{\n  return 1;\n}', isStatic: true });
});

test('mutants that look alike have names of their own, which stay while code above them moves', async () => {
  const below = { start: { line: 3, column: 3 }, end: { line: 3, column: 8 } };
  const twice = [reported('0', 'Killed'), reported('1', 'Survived', { location: below })];
  const first = await read(report(twice));
  const moved = SOURCE.replace('export', '\nexport');
  const lower = twice.map((mutant) => ({
    ...mutant,
    location: {
      start: { ...mutant.location.start, line: mutant.location.start.line + 1 },
      end: { ...mutant.location.end, line: mutant.location.end.line + 1 },
    },
  }));
  const second = await readReport(report(lower, moved), {
    name: '@shop/orchard',
    sources: new Map([['src/apple.ts', moved]]),
    scope: { kind: 'all' },
    known: NOTHING_KNOWN,
  });
  if (!first.ok || !second.ok) throw new Error('both are reports');
  const names = first.value.mutants.map(({ name }) => name);
  expect(new Set(names).size).toBe(2);
  expect(names[0]).toMatch(/^src\/apple\.ts#EqualityOperator#[0-9a-f]{10}$/);
  expect(second.value.mutants.map(({ name }) => name)).toEqual(names);
});

test('of a change only what it asks for is read, with the name it has among all mutants of the file', async () => {
  const below = { start: { line: 3, column: 3 }, end: { line: 3, column: 8 } };
  const original = SOURCE.replace('  return 1', '  a < b  ;');
  const alike = [
    reported('0', 'CompileError', { statusReason: 'tidemark: not tried' }),
    reported('1', 'Survived', { location: below }),
  ];
  const context = {
    name: '@shop/orchard',
    sources: new Map([['src/apple.ts', original]]),
    known: NOTHING_KNOWN,
  };
  const scope: Scope = { kind: 'change', lines: { 'src/apple.ts': [[3, 3]] }, tests: [], subjects: [] };
  const asked = await readReport(report(alike, original), { ...context, scope });
  const all = await readReport(report([reported('0', 'Killed'), ...alike.slice(1)], original), {
    ...context,
    scope: { kind: 'all' },
  });
  if (!asked.ok || !all.ok) throw new Error('both are reports');
  expect(asked.value.mutants.map(({ name }) => name)).toEqual([all.value.mutants[1]?.name]);
});

test('a dropped mutant has the verdict that is known of it; one that is not known is a hole', async () => {
  const dropped = report([reported('0', 'CompileError', { statusReason: 'tidemark: not tried' })]);
  const earlier = part({
    run: {
      tests: [APPLE_TEST],
      mutants: [tried('survived', { range: [1, 31, 1, 36], coveredBy: [0] })],
    },
  });
  const known = knownVerdicts(earlier, earlier);
  expect(await read(dropped, { kind: 'all' }, known)).toMatchObject({
    ok: true,
    value: { mutants: [{ status: 'survived', coveredBy: [0] }] },
  });
  expect(await read(dropped)).toMatchObject({ ok: false, problems: [{ code: 'tool-error' }] });
});

test.each([
  ['{', 'no report'],
  ['{}', 'no report'],
  [report([reported('0', 'Eaten')]), 'no report'],
  [
    report([
      reported('0', 'Killed', { location: { start: { line: 0, column: 1 }, end: { line: 1, column: 1 } } }),
    ]),
    'no report',
  ],
  [report([reported('0', 'Pending')]), 'untried'],
  [report([]).replace('src/apple.ts', '../apple.ts'), 'was not asked to'],
])('%s is refused', async (text, words) => {
  const run = await read(text);
  expect(run.ok ? '' : run.problems[0]).toMatchObject({
    code: 'tool-error',
    message: expect.stringContaining(words),
  });
});

test('a survivor of which no coverage is known was run by no test', async () => {
  const run = await read(report([reported('0', 'Survived', { coveredBy: undefined })]));
  expect(run).toMatchObject({ ok: true, value: { mutants: [{ status: 'not-covered' }] } });
});

test('a file that was edited meanwhile is stale', async () => {
  const run = await read(report([reported('0', 'Killed')], `${SOURCE}// later\n`));
  expect(run).toMatchObject({ ok: false, problems: [{ code: 'stale-evidence' }] });
});

test('a report without tests is read, and names none', async () => {
  const { testFiles: _tests, ...bare } = JSON.parse(report([reported('0', 'NoCoverage')]));
  expect(await read(JSON.stringify(bare))).toMatchObject({ ok: true, value: { tests: [] } });
});
