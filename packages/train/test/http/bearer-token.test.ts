import { expect, test } from 'vitest';
import { bears, isFitToken } from '../../src/http/bearer-token.ts';
import { isLoopback } from '../../src/http/loopback.ts';

const TOKEN = 'golden-delicious-1';

test.each([
  [`Bearer ${TOKEN}`, true],
  [`bearer  ${TOKEN} `, true],
  [`Bearer ${TOKEN}x`, false],
  [`Bearer ${TOKEN.slice(0, -1)}`, false],
  [`Basic ${TOKEN}`, false],
  [TOKEN, false],
  ['Bearer ', false],
  ['Bearer', false],
  [undefined, false],
])('the header %s opens the door: %s', (header, opens) => {
  expect(bears(header, TOKEN)).toBe(opens);
});

test('a token is of 16 to 512 visible characters', () => {
  expect(isFitToken('a'.repeat(16))).toBe(true);
  expect(isFitToken('a'.repeat(512))).toBe(true);
  for (const token of ['', 'a'.repeat(15), 'a'.repeat(513), `${'a'.repeat(16)} b`, `${'a'.repeat(16)}ä`])
    expect(isFitToken(token)).toBe(false);
});

test.each([
  ['localhost', true],
  ['LocalHost', true],
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['::1', true],
  ['[::1]', true],
  ['0.0.0.0', false],
  ['::', false],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['10.0.0.1', false],
])('%s leads to this machine alone: %s', (host, isLocal) => {
  expect(isLoopback(host)).toBe(isLocal);
});
