import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { gitlab } from '../../src/render/reporters/gitlab.ts';
import { junit } from '../../src/render/reporters/junit.ts';
import { sarif } from '../../src/render/reporters/sarif.ts';
import { diffAnswer, survivor, uncovered } from './answers.ts';

const isSarif = compileSarif();

/** The published schema is of draft 4, whose `id` is no word of later drafts; all else in it means the same. */
function compileSarif() {
  const file = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
}

/** What keeps a log from holding the schema. */
function wrongIn(log: unknown) {
  isSarif(log);
  return isSarif.errors ?? [];
}

const problem = {
  code: 'bad-evidence',
  message: 'coverage/lcov.info is cut off',
  hint: 'Run the tests again',
  file: 'coverage/lcov.info',
  line: 7,
  run: 'pnpm test',
} as const;
const refused = diffAnswer({
  status: 'error',
  reason: 'bad-evidence',
  error: { ...problem, files: [problem.file], problems: [problem] },
});
const full = diffAnswer({
  uncovered: [
    uncovered('src/apple.ts', [
      [2, 2],
      [8, 9],
    ]),
  ],
  warnings: [{ code: 'unproven', message: 'who knows' }],
  mutation: {
    mutants: 2,
    score: { covered: 1, total: 2 },
    survivors: [survivor(), survivor({ name: 'apple~2', isFinding: false })],
  },
});

test('sarif: findings are results with a rule and a place, a log that holds the published schema', () => {
  const log = JSON.parse(sarif(full));
  expect(wrongIn(log)).toEqual([]);
  const [run] = log.runs;
  expect(
    run.results.map((result: { ruleId: string; level: string }) => [result.ruleId, result.level]),
  ).toEqual([
    ['line', 'error'],
    ['mutant-survived', 'error'],
    ['line', 'error'],
    ['mutant-survived', 'note'],
  ]);
  expect(run.results[1].message.text).toBe(
    'EqualityOperator: size > 3 → size >= 3. Let a test tell them apart',
  );
  expect(run.results[2].locations[0].physicalLocation.region).toEqual({ startLine: 8, endLine: 9 });
  expect(run.invocations).toMatchObject([
    { executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [{ level: 'warning' }] },
  ]);
});

test('sarif: why it could not be judged is a notification, and the run did not succeed', () => {
  const log = JSON.parse(sarif(refused));
  expect(wrongIn(log)).toEqual([]);
  expect(log.runs[0]).toMatchObject({
    results: [],
    invocations: [
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          {
            descriptor: { id: 'bad-evidence' },
            message: { text: 'coverage/lcov.info is cut off. Run the tests again: pnpm test' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'coverage/lcov.info' },
                  region: { startLine: 7 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});

test('sarif: no more results than code scanning shows, and how many are left out', () => {
  const files = Array.from({ length: 5003 }, (_, index) => uncovered(`src/apple-${index}.ts`, [[1, 1]]));
  const [run] = JSON.parse(sarif(diffAnswer({ uncovered: files }))).runs;
  expect(run.results).toHaveLength(5000);
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    { level: 'note', message: { text: '3 more results are left out' } },
  ]);
});

test('a fingerprint stays while lines move, and no two of an answer are the same', () => {
  const prints = (...lines: readonly number[]) =>
    JSON.parse(gitlab(diffAnswer({ uncovered: lines.map((at) => uncovered('a.ts', [[at, at]])) }))).map(
      (entry: { fingerprint: string }) => entry.fingerprint,
    );
  expect(prints(3, 9)).toEqual(prints(30, 90));
  expect(new Set(prints(1, 2, 3)).size).toBe(3);
});

test('gitlab: every entry has a path and a line, also of what has none', () => {
  expect(JSON.parse(gitlab(full))).toMatchObject([
    {
      check_name: 'line',
      severity: 'major',
      location: { path: 'src/apple.ts', lines: { begin: 2, end: 2 } },
    },
    { check_name: 'mutant-survived', severity: 'major' },
    { check_name: 'line', location: { lines: { begin: 8, end: 9 } } },
    {
      check_name: 'unproven',
      severity: 'minor',
      location: { path: 'coverage/summary.json', lines: { begin: 1 } },
    },
    { check_name: 'mutant-survived', severity: 'info' },
  ]);
  expect(JSON.parse(gitlab(refused))).toMatchObject([{ severity: 'critical' }]);
  expect(JSON.parse(gitlab(diffAnswer({ status: 'pass' })))).toEqual([]);
});

test('junit: a failed test case a finding, an error a problem, and one that passed where nothing is wrong', () => {
  expect(junit(full)).toContain('<testsuites tests="2" failures="2" errors="0">');
  expect(junit(full)).toContain(
    '<testcase classname="src/apple.ts" name="Line not covered src/apple.ts:2,8-9" file="src/apple.ts"><failure type="line" message="No test ran src/apple.ts">',
  );
  expect(junit(refused)).toContain('<testsuites tests="1" failures="0" errors="1">');
  expect(junit(refused)).toContain('<error type="bad-evidence" message="coverage/lcov.info is cut off">');
  expect(junit(diffAnswer({ status: 'pass' }, '✓ 5 of 5'))).toContain(
    '<testcase classname="tidemark" name="✓ 5 of 5"/>',
  );
});
