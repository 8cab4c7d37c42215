import { describe, expect, test } from 'vitest';
import { readBaselineRequest } from '../../src/http/baseline-request.ts';

const TODAY = '2026-06-01';
const ID = 'a'.repeat(40);
const OVERRIDE = {
  kind: 'override',
  repository: 'example.org/shop/orchard',
  tally: { lines: { covered: 7, total: 10 } },
  commit: ID,
  tree: ID,
  actor: 'pomona@example.org',
  reason: 'the old press is gone',
  expires: '2026-06-01',
};

function read(body: unknown) {
  return readBaselineRequest(Buffer.from(JSON.stringify(body)), TODAY);
}

function messagesOf(body: unknown): string[] {
  const problems = read(body);
  return Array.isArray(problems) ? problems.map(({ message }) => message) : [];
}

test('an override is read with what is left out as not measured, and counts on its last day', () => {
  expect(read(OVERRIDE)).toEqual({
    kind: 'override',
    repository: 'example.org/shop/orchard',
    measurement: {
      tally: {
        statements: { covered: 0, total: 0 },
        branches: { covered: 0, total: 0 },
        functions: { covered: 0, total: 0 },
        lines: { covered: 7, total: 10 },
      },
      commit: ID,
      tree: ID,
      tools: { tool: null, provider: null, node: null },
    },
    answer: { actor: 'pomona@example.org', reason: 'the old press is gone', expires: '2026-06-01' },
  });
});

test('a raise takes no last day', () => {
  expect(messagesOf({ ...OVERRIDE, kind: 'raise' })).toEqual(['the body: Unrecognized key: "expires"']);
  const { expires: _, ...raise } = OVERRIDE;
  expect(read({ ...raise, kind: 'raise', tools: { tool: 'vitest 5.1.0' } })).toMatchObject({
    kind: 'raise',
    measurement: { tools: { tool: 'vitest 5.1.0', provider: null } },
    answer: { actor: 'pomona@example.org', reason: 'the old press is gone' },
  });
});

test('everything that is wrong is told at once', () => {
  const messages = messagesOf({
    ...OVERRIDE,
    repository: 'two words',
    tally: { lines: { covered: 11, total: 10 }, pears: { covered: 1, total: 1 } },
    commit: 'HEAD',
    reason: '  ',
    expires: '2026-05-31',
  });
  expect(messages.map((message) => message.split(':')[0]).toSorted()).toEqual([
    'commit',
    'expires',
    'reason',
    'repository',
    'tally',
    'tally.lines',
  ]);
});

describe('refused are', () => {
  test.each([
    ['a body that is no JSON', 'apples'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['an empty body', ''],
  ])('%s', (_, bytes) => {
    const problems = readBaselineRequest(Buffer.from(bytes), TODAY);
    expect(problems).toMatchObject([{ code: 'usage', message: 'the body is no JSON' }]);
  });

  test.each([
    ['a list', []],
    ['null', null],
    ['a kind that is none', { ...OVERRIDE, kind: 'lower' }],
    ['an actor of two lines', { ...OVERRIDE, actor: 'pomona\nBy: nobody' }],
    ['half a character', { ...OVERRIDE, reason: 'ripe \ud800' }],
    ['a count below 0', { ...OVERRIDE, tally: { lines: { covered: -1, total: 1 } } }],
    ['a count that no integer holds', { ...OVERRIDE, tally: { lines: { covered: 1, total: 1e300 } } }],
    ['a day that is none', { ...OVERRIDE, expires: '2026-02-30' }],
    ['a reason of a thousand and one letters', { ...OVERRIDE, reason: 'a'.repeat(1001) }],
    ['a key that nobody knows', { ...OVERRIDE, force: true }],
  ])('%s', (_, body) => {
    expect(messagesOf(body)).toHaveLength(1);
  });
});
