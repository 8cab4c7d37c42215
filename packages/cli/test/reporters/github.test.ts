import { expect, test } from 'vitest';
import { github } from '../../src/render/reporters/github.ts';
import { diffAnswer, uncovered } from './answers.ts';

test('a finding is an error at its lines, with what to do', () => {
  const answer = diffAnswer({
    uncovered: [uncovered('src/apple.ts', [[12, 14]], { hint: 'No test ran lines 12-14 of pick' })],
  });
  expect(github(answer)).toBe(
    '::error file=src/apple.ts,line=12,endLine=14,title=Tidemark%3A Line not covered::No test ran lines 12-14 of pick\n',
  );
});

test('ten of a level are written, every finding before the second range of any, and a notice counts the rest', () => {
  const files = Array.from({ length: 9 }, (_, index) => `src/apple-${index}.ts`);
  const answer = diffAnswer({
    uncovered: files.map((file) =>
      uncovered(file, [
        [1, 1],
        [7, 8],
      ]),
    ),
    warnings: [{ code: 'unproven', message: 'who knows' }],
  });
  const lines = github(answer).trimEnd().split('\n');
  const errors = lines.filter((line) => line.startsWith('::error '));
  expect(errors).toHaveLength(10);
  expect(errors.slice(0, 9).every((line) => line.includes('line=1,endLine=1'))).toBe(true);
  expect(errors[9]).toContain('line=7,endLine=8');
  expect(lines.slice(10)).toEqual([
    '::warning title=Tidemark%3A Unproven::who knows',
    '::notice title=Tidemark diff::8 more that GitHub would not show; the summary lists them',
  ]);
});

test('there are never more than ten notices, the one that counts among them', () => {
  const explained = Array.from({ length: 12 }, (_, index) => ({
    kind: 'band-lowered' as const,
    file: 'feature.manifest.ts',
    line: null,
    package: 'orchard',
    subject: `bands.layer${index}`,
    from: 90,
    to: null,
    reason: 'the old press is gone',
    hint: 'Raise it',
  }));
  const lines = github(diffAnswer({ status: 'pass', weakened: explained }))
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe(
    '::notice file=feature.manifest.ts,title=Tidemark%3A Band lowered::bands.layer0 (90 → nothing), because the old press is gone',
  );
  expect(lines[9]).toContain('3 more');
});

test('what is talked down without a reason is an error, and a warning where it does not fail', () => {
  const weakened = [
    {
      kind: 'test-skipped' as const,
      file: 'src/apple.test.ts',
      line: 3,
      package: 'orchard',
      subject: 'it.skip',
      from: null,
      to: 'it.skip',
      reason: null,
      hint: 'Run it',
    },
  ];
  expect(github(diffAnswer({ weakened }))).toBe(
    '::error file=src/apple.test.ts,line=3,endLine=3,title=Tidemark%3A Test skipped::it.skip (nothing → it.skip)%0ARun it\n',
  );
  expect(github(diffAnswer({ status: 'pass', weakened }))).toMatch(/^::warning /);
});

test('a long text is cut', () => {
  const hint = 'x'.repeat(70_000);
  expect(github(diffAnswer({ uncovered: [uncovered('a.ts', [[1, 1]], { hint })] })).length).toBeLessThan(
    5000,
  );
});
