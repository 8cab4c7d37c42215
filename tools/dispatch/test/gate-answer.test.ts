import { expect, test } from 'vitest';
import { readGateAnswer } from '../src/index.ts';

const PASS = '{"command":"diff","status":"pass","reason":"covered"}';
const FAIL = '{"command":"diff","status":"fail","reason":"uncovered","uncovered":[]}';

test.each([
  ['alone', FAIL],
  ['between the lines of a package manager', `> orchard@0.0.0 coverage:diff\n${FAIL}\n ELIFECYCLE  failed\n`],
  ['last', `${PASS}\n${FAIL}\r\n`],
])('a document %s is the answer, as it was printed', (_where, stdout) => {
  expect(readGateAnswer({ stdout, stderr: '' })).toEqual({ status: 'fail', reason: 'uncovered', json: FAIL });
});

test.each([
  '',
  'null',
  '{"command":"diff"',
  '{"command":"diff","status":"fine","reason":"covered"}',
  '{"command":"diff","status":"pass"}',
  '{"command":"aggregate","status":"pass","reason":"held"}',
  '["pass"]',
])('%j is no answer, and what was said instead is the reason', (stdout) => {
  const answer = readGateAnswer({ stdout, stderr: 'sh: pnpm: not found\n' });
  expect(answer).toMatchObject({ status: 'unasked', json: null });
  expect(answer.reason).toContain('sh: pnpm: not found');
});
