import { createRepository, lcov, type Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import type { Document, DoctorDocument, ErrorPart } from '../../src/contract/documents.ts';
import { gateError } from '../../src/contract/gate-document.ts';
import { mutationError } from '../../src/contract/mutation-document.ts';
import { noticeOf } from '../../src/contract/notice.ts';
import { selfTestError } from '../../src/contract/self-test-document.ts';
import { locatedFindings, sentencesOf } from '../../src/render/reporters/located-finding.ts';
import { onePerRange } from '../../src/render/reporters/one-per-range.ts';
import { aggregate, hits, source, tidemark } from '../run-tidemark.ts';
import { diffAnswer, survivor, uncovered } from './answers.ts';

const NOTHING: ErrorPart = { code: 'internal', message: '', hint: '', files: [], problems: [] };

/** Level, kind, place and message of everything that was found. */
const listed = (document: Document) =>
  locatedFindings(document).map(({ level, kind, file, ranges, message }) =>
    [level, kind, file ?? '-', ranges.join(' ') || '-', message].join(' | '),
  );

function orchard(band: number): Repository {
  const promise = `{ statements: ${band}, branches: 0, functions: 0, lines: ${band} }`;
  const repository = createRepository({
    '.gitignore': '/coverage/.out/\nlcov.info\n',
    'package.json': '{"name":"orchard","scripts":{"test:coverage":""}}',
    'feature.manifest.ts': `export default { name: 'orchard', coverage: { bands: { baseline: ${promise} } } };\n`,
    'src/apple.ts': source(4),
    'src/pear.ts': source(1),
    'src/apple.test.ts': source(1),
  });
  repository.write({ 'coverage/lcov.info': lcov({ 'src/apple.ts': hits(4, { 4: 0 }) }) });
  return repository;
}

test('of aggregate: files that no report mentions, then bands', async () => {
  const { document } = await aggregate(orchard(80));
  expect(listed(document).slice(0, 2)).toEqual([
    expect.stringMatching(/^error \| unmeasured \| src\/pear\.ts \| - \| No report/),
    'error | band | - | - | orchard, baseline: lines 3 of 4, 80 % wanted',
  ]);
});

test('of doctor: each as bad as doctor says', async () => {
  const repository = createRepository({
    '.gitignore': 'coverage\n',
    'package.json': '{"name":"orchard","scripts":{"test:coverage":"vitest run --coverage"}}',
    'src/apple.ts': source(4),
    'src/apple.test.ts': source(1),
  });
  const { document } = await tidemark<DoctorDocument>(repository, ['doctor']);
  const ours = document.findings.map(({ severity, code }) => `${severity} | ${code}`);
  expect(ours.length).toBeGreaterThan(0);
  expect(listed(document).map((line) => line.split(' | ').slice(0, 2).join(' | '))).toEqual(ours);
});

test('of gate: bars and files; a problem that lets pass is a warning', () => {
  const problem = { code: 'no-evidence', message: 'no report', hint: 'Measure' } as const;
  const gate = gateError({ ...NOTHING, problems: [problem] });
  const findings = [{ kind: 'under-floor' as const, message: 'lines 3 of 4', hint: 'Test more' }];
  const unmeasured = [{ file: 'src/pear.ts', package: 'orchard', hint: 'Mention it', run: null }];
  expect(listed({ ...gate, status: 'fail', error: null, findings, unmeasured })).toEqual([
    'error | under-floor | - | - | lines 3 of 4',
    'error | unmeasured | src/pear.ts | - | Mention it',
  ]);
  expect(listed(gate)).toEqual(['error | no-evidence | - | - | no report']);
  expect(listed({ ...gate, status: 'open' })).toEqual(['warning | no-evidence | - | - | no report']);
});

test('of mutate: scores, then survivors, of which those that do not fail are notices', () => {
  const block = {
    kind: 'mutant-not-covered' as const,
    range: { start: { line: 3, column: 1 }, end: { line: 5, column: 2 } },
    mutator: 'BlockStatement',
    original: '{\n  pick();\n}',
    replacement: '',
  };
  const below = [
    {
      kind: 'mutation-score' as const,
      package: 'orchard',
      actual: { covered: 1, total: 4 },
      required: 80,
      before: null,
      hint: 'Test more',
    },
  ];
  const document = { ...mutationError(NOTHING), status: 'fail' as const, error: null };
  expect(
    listed({ ...document, below, survivors: [survivor({ ...block, isFinding: false }), survivor(block)] }),
  ).toEqual([
    'error | mutation-score | - | - | orchard: 1 of 4 mutants noticed, 80 % wanted',
    'error | mutant-not-covered | src/apple.ts | 3,5 | BlockStatement: { pick(); } → nothing',
    'notice | mutant-not-covered | src/apple.ts | 3,5 | BlockStatement: { pick(); } → nothing',
  ]);
});

test('of self-test: the planted line that nobody named', () => {
  const blind = {
    code: 'gate-blind',
    message: 'not named',
    hint: 'Look',
    file: 'src/a.ts',
    line: 3,
  } as const;
  const document = { ...selfTestError(NOTHING), error: null, findings: [blind] };
  expect(listed(document)).toEqual(['error | gate-blind | src/a.ts | 3,3 | not named']);
});

test('of a command that only does something: its problems and warnings', () => {
  const problem = { code: 'usage', message: 'no', hint: 'Yes', file: 'a.ts', line: 2, run: 'ls' } as const;
  const notice = noticeOf('record-base', { ...NOTHING, problems: [problem] });
  expect(listed({ ...notice, warnings: [{ code: 'odd', message: 'hm' }] })).toEqual([
    'error | usage | a.ts | 2,2 | no',
    'warning | odd | - | - | hm',
  ]);

  expect(locatedFindings(notice).map(sentencesOf)).toEqual([['no', 'Yes: ls']]);
});

test('one per range: errors first, and of a level all first ranges before any second one', () => {
  const { findings } = diffAnswer({
    uncovered: [
      uncovered('a.ts', [
        [1, 1],
        [3, 3],
      ]),
      uncovered('b.ts', [[5, 5]]),
      uncovered('c.ts', []),
    ],
    warnings: [{ code: 'odd', message: 'hm' }],
  });
  expect(onePerRange(findings).map(({ file, range }) => `${file} ${range?.[0]}`)).toEqual([
    'a.ts 1',
    'b.ts 5',
    'c.ts undefined',
    'a.ts 3',
    'null undefined',
  ]);
});
