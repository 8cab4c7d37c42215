import { describe, expect, test } from 'vitest';
import { judgeFiles, evidence, facts } from './measured.ts';

const STRICTEST = { lines: 'all', partial: 'band', weakening: 'fail' } as const;

describe('a changed file without a measurement', () => {
  test('B19: that the report of its package does not mention is unmeasured and fails', () => {
    expect(judgeFiles([evidence([[1, 3]], { kind: 'not-mentioned' })], STRICTEST)).toMatchObject({
      ok: true,
      value: {
        status: 'fail',
        findings: [{ kind: 'unmeasured', ranges: [[1, 3]] }],
        summary: { unmeasured: 3 },
      },
    });
  });

  test('that the report does not mention passes when it holds only types', () => {
    const source = facts({ noStatements: true, codeLines: [] });
    expect(judgeFiles([evidence([[1, 3]], { kind: 'not-mentioned' }, { source })], STRICTEST)).toMatchObject({
      ok: true,
      value: { status: 'pass', reason: 'nothing-executable' },
    });
  });

  test('that the report does not mention passes when it only imports and re-exports', () => {
    const source = facts({ noStatements: true });
    expect(judgeFiles([evidence([[1, 3]], { kind: 'not-mentioned' }, { source })], STRICTEST)).toMatchObject({
      ok: true,
      value: { status: 'pass' },
    });
  });

  test('B20: of a package without a report cannot be judged', () => {
    const judgement = judgeFiles(
      [evidence([[1, 3]], { kind: 'no-report', looked: ['coverage/lcov.info'] })],
      STRICTEST,
    );
    expect(judgement).toMatchObject({ ok: false, problems: [{ code: 'no-evidence' }] });
  });

  test('B21: with a stale report cannot be judged, and its lines are counted', () => {
    const judgement = judgeFiles(
      [evidence([[1, 3]], { kind: 'stale', because: ['src/apple.test.ts'] })],
      STRICTEST,
    );
    expect(judgement).toMatchObject({
      ok: false,
      problems: [{ code: 'stale-evidence' }],
      summary: { stale: 3, executable: 3 },
    });
    expect(judgement.ok ? '' : judgement.problems[0]?.message).toContain('src/apple.test.ts');
  });

  test.each([
    ['no-report', { kind: 'no-report', looked: [] } as const],
    ['stale', { kind: 'stale', because: [] } as const],
  ])('needs none (%s) when no changed line holds code', (_kind, measurement) => {
    const judgement = judgeFiles(
      [evidence([[1, 3]], measurement, { source: facts({ codeLines: [] }) })],
      STRICTEST,
    );
    expect(judgement).toMatchObject({ ok: true, value: { status: 'pass', reason: 'nothing-executable' } });
  });

  test('that a rule lets out is listed with the rule and counted', () => {
    expect(
      judgeFiles([evidence([[1, 3]], { kind: 'excluded', rule: 'test file' })], STRICTEST),
    ).toMatchObject({
      ok: true,
      value: {
        status: 'pass',
        reason: 'nothing-executable',
        excluded: [{ rule: 'test file', lines: 3 }],
        summary: { excluded: 3, nonExecutable: 0, changedLines: 3 },
      },
    });
  });
});
