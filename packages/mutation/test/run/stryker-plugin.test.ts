import { expect, test } from 'vitest';
import { parseEvent, strykerPlugin } from '../../src/index.ts';

const at = (line: number) => ({ start: { line, column: 2 }, end: { line, column: 7 } });
const apple = (id: string, line: number) => ({
  id,
  fileName: '/orchard/src/apple.ts',
  location: at(line),
  mutatorName: 'EqualityOperator',
  replacement: 'a <= b',
  coveredBy: [`src/apple.test.ts#an apple #${id}`],
  static: false,
});
const filter = {
  scope: { kind: 'change' as const, lines: { 'src/apple.ts': [[4, 4] as const] }, tests: [], subjects: [] },
  known: { 'src/apple.ts:4:3:4:8 EqualityOperator a > b': 'src/apple.test.ts' },
};

function plugin() {
  const lines: string[] = [];
  const { strykerPlugins, strykerValidationSchema } = strykerPlugin({
    write: (line) => lines.push(line),
    folder: '/orchard',
  });
  const [checking, reporting] = strykerPlugins.map(({ factory }) => {
    expect(factory.inject).toEqual(['options']);
    return factory({ tidemark: filter });
  });
  if (checking === undefined || !('check' in checking)) throw new Error('the first is the checker');
  if (reporting === undefined || !('onMutantTested' in reporting))
    throw new Error('the second is the reporter');
  return { lines, checking, reporting, strykerValidationSchema };
}

test('the checker lets through what is asked for and not known, all in one group', async () => {
  const { checking, strykerValidationSchema } = plugin();
  await checking.init();
  // Stryker counts lines from 0 here: line 3 is the fourth.
  const mutants = [apple('1', 3), apple('2', 4), { ...apple('3', 3), replacement: 'a > b' }];
  expect(await checking.group(mutants)).toEqual([['1', '2', '3']]);
  const dropped = { status: 'compileError', reason: 'tidemark: not tried' };
  expect(await checking.check(mutants)).toEqual({ 1: { status: 'passed' }, 2: dropped, 3: dropped });
  expect(strykerValidationSchema).toEqual({ properties: { tidemark: { type: 'object' } } });
});

test('the reporter tells the plan and what is tried, each as a line that can be read again', () => {
  const { lines, reporting } = plugin();
  reporting.onDryRunCompleted({ result: { tests: [1, 2] } });
  reporting.onMutationTestingPlanReady({
    mutantPlans: [
      { plan: 'Run', mutant: apple('1', 3) },
      { plan: 'Run', mutant: apple('2', 4) },
      { plan: 'EarlyResult', mutant: apple('3', 3) },
    ],
  });
  reporting.onMutantTested({ ...apple('1', 4), status: 'Survived' });
  reporting.onMutantTested({ ...apple('2', 5), status: 'CompileError', statusReason: 'tidemark: not tried' });
  reporting.onMutantTested({ ...apple('3', 4), status: 'Ignored' });
  reporting.onMutantTested({ ...apple('4', 5), status: 'NoCoverage', coveredBy: [] });
  expect(lines.map(parseEvent)).toEqual([
    { kind: 'tests-ran', nTests: 2 },
    { kind: 'planned', nMutants: 1 },
    {
      kind: 'tried',
      file: 'src/apple.ts',
      range: [4, 2, 4, 7],
      mutator: 'EqualityOperator',
      replacement: 'a <= b',
      status: 'survived',
    },
  ]);
});

test.each([
  'no JSON',
  'null',
  '{}',
  '{"kind":"planned"}',
  '{"kind":"tests-ran","nTests":"2"}',
  '{"kind":"tried","file":"a","mutator":"m","replacement":"","status":"eaten","range":[1,1,1,1]}',
  '{"kind":"tried","file":"a","mutator":"m","replacement":"","status":"killed","range":[1,1,1]}',
])('%s is no event', (line) => {
  expect(parseEvent(line)).toBeNull();
});
