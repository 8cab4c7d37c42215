import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  BOTH_SIDES,
  mutate,
  mutationOrchard,
  ONE_SIDE,
  RIPE,
  RIPE_TEST,
  survivorsOf,
} from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const textAt = (root: string, file: string) => readFileSync(path.join(root, file), 'utf8');

test('a package whose tests notice every mutant is held, its score is written, and the work tree stays clean', async () => {
  const orchard = mutationOrchard();
  const answer = await mutate(orchard, []);
  expect(answer).toMatchObject({ code: 0, document: { status: 'pass', reason: 'held', survivors: [] } });
  expect(answer.document.summary).toMatchObject({ packages: 1, score: { covered: 5, total: 5 }, known: 0 });
  expect(answer.document.written).toEqual(['coverage/mutation.json', 'coverage/.out/mutation.html']);
  expect(JSON.parse(textAt(orchard.root, 'coverage/mutation.json'))).toEqual({
    $schema: 'urn:tidemark:schema:mutation-summary:v1',
    schemaVersion: 1,
    packages: {
      '@shop/apple': {
        path: 'packages/apple',
        promised: 80,
        detected: 5,
        total: 5,
        ignored: 0,
        survivors: [],
      },
    },
  });
  expect(orchard.git('status', '--porcelain').trim()).toBe('?? coverage/');
  expect(existsSync(path.join(orchard.root, 'packages/apple/.stryker-tmp'))).toBe(false);
  const page = textAt(orchard.root, 'coverage/.out/mutation.html');
  expect(page).toContain('packages/apple/src/entities/ripe.ts');
  expect(page).not.toMatch(/<script[^>]+src=/);

  // Nothing changed, so every verdict is known; then a test says less, and what it covered is tried again.
  const again = await mutate(orchard, []);
  expect(again.document.summary).toMatchObject({ score: { covered: 5, total: 5 }, known: 5 });
  orchard.write({ [RIPE_TEST]: ONE_SIDE });
  const weaker = await mutate(orchard, ['--since-last']);
  expect(weaker).toMatchObject({ code: 1, document: { reason: 'score-not-held', summary: { known: 0 } } });
  expect(weaker.document.below.map(({ kind }) => kind)).toEqual(['mutation-score', 'mutation-drift']);
  expect(survivorsOf(weaker)).toContain('✗ mutant-survived 2 EqualityOperator');
  expect(weaker.document.survivors[0]).toMatchObject({
    file: RIPE,
    isNew: true,
    tests: [{ file: RIPE_TEST, name: 'an apple is ripe after ninety days' }],
  });
  expect(textAt(orchard.root, 'coverage/mutation.json')).toContain('"detected": 5');
});

test('code that no test runs is not covered, an ignored mutant needs a reason, and a setting that does not count is told', async () => {
  const orchard = mutationOrchard({
    [RIPE]: `export function isRipe(days: number): boolean {
  // Stryker disable next-line EqualityOperator: both sides taste alike
  return days >= 90;
}
export function label(): string {
  return 'apple';
}
// Stryker disable next-line StringLiteral
export const COLOUR = 'red';
`,
    [RIPE_TEST]: BOTH_SIDES,
    'packages/apple/stryker.config.json': JSON.stringify({ extends: './base.json', mutate: ['nothing'] }),
    'packages/apple/base.json': '{ "ignoreStatic": true }',
  });
  const answer = await mutate(orchard, ['--package', 'apple']);
  expect(answer.code).toBe(1);
  expect(survivorsOf(answer)).toEqual([
    '✗ mutant-not-covered 5 BlockStatement',
    '✗ mutant-not-covered 6 StringLiteral',
    '✗ mutant-ignored 9 StringLiteral',
  ]);
  expect(answer.document.ignored.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'both sides taste alike'],
    [3, 'both sides taste alike'],
  ]);
  expect(answer.document.warnings).toMatchObject([
    { code: 'stryker-setting', message: expect.stringContaining('ignoreStatic, mutate') },
  ]);
  expect(existsSync(path.join(orchard.root, 'coverage/mutation.json'))).toBe(false);
});
