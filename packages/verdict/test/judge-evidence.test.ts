import { describe, expect, test } from 'vitest';
import { judgeFiles, evidence, facts, measuredLines } from './measured.ts';

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
        summary: { excluded: 3, nonExecutable: 0, changedLines: 3, branches: { covered: 0, total: 0 } },
      },
    });
  });
});

describe('a changed file with a line break that only coverage tools count', () => {
  const judge = (added: [number, number], measurement: Parameters<typeof evidence>[1]) =>
    judgeFiles([evidence([added], measurement, { oddLineBreak: 4 })], STRICTEST);

  test.each([4, 9])('cannot be judged from there on, as in line %i', (line) => {
    expect(judge([line, line], measuredLines({ [line]: 1 }))).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-evidence', line: 4 }],
    });
  });

  test('is judged before it', () => {
    expect(judge([3, 3], measuredLines({ 3: 1 }))).toMatchObject({ ok: true, value: { status: 'pass' } });
  });

  test('is unmeasured as any other when the report does not mention it', () => {
    expect(judge([9, 9], { kind: 'not-mentioned' })).toMatchObject({
      ok: true,
      value: { findings: [{ kind: 'unmeasured' }] },
    });
  });
});
