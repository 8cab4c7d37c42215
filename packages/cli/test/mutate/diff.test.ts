import { expect, test, vi } from 'vitest';
import {
  BOTH_SIDES,
  mutate,
  mutationOrchard,
  ONE_SIDE,
  RIPE,
  RIPE_SOURCE,
  RIPE_TEST,
  survivorsOf,
} from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const HEAVY = '\nexport function isHeavy(grams: number): boolean {\n  return grams > 200;\n}\n';
/** A world in which no program can be started but git. */
const onlyGit = {
  inScratch: () => {
    throw new Error('nothing is to be started');
  },
};

test('an assertion that was taken away shows the mutants that nobody notices now; one that came shows they are noticed', async () => {
  const orchard = mutationOrchard();
  orchard.write({ [RIPE_TEST]: ONE_SIDE });
  const terminal: string[] = [];
  const stderr = { isTerminal: true, write: (text: string) => terminal.push(text) };
  const weaker = await mutate(orchard, ['--diff'], { stderr });
  expect(weaker).toMatchObject({ code: 1, document: { scope: 'change', reason: 'survived' } });
  expect(weaker.document.base).toMatchObject({ ref: 'main', foundBy: 'main' });
  expect(survivorsOf(weaker)).toEqual([
    '✗ mutant-survived 2 ConditionalExpression',
    '✗ mutant-survived 2 EqualityOperator',
  ]);
  expect(weaker.document.survivors[1]).toMatchObject({
    file: RIPE,
    original: 'days >= 90',
    replacement: 'days > 90',
    hint: expect.stringContaining('boundary'),
    tests: [{ file: RIPE_TEST, name: 'an apple is ripe after ninety days' }],
  });
  // It was shown as soon as it was known, before the last mutant was tried.
  const survivor = terminal.findIndex((text) => text.includes(`${RIPE}:2:10  survived: EqualityOperator`));
  const last = terminal.findIndex((text) => text.includes('5 of 5 mutants'));
  expect(survivor).toBeGreaterThan(-1);
  expect(last).toBeGreaterThan(survivor);
  orchard.write({ [RIPE_TEST]: `${BOTH_SIDES}// as it was\n` });
  const mended = await mutate(orchard, ['--diff', '--quiet']);
  expect(mended.stderr).toBe('');
  expect(mended).toMatchObject({ code: 0, document: { reason: 'noticed', survivors: [] } });
});

test('only mutants on changed lines are tried, as long as no test changed', async () => {
  const orchard = mutationOrchard({ [RIPE_TEST]: ONE_SIDE });
  orchard.write({ [RIPE]: `${RIPE_SOURCE}${HEAVY}` });
  const answer = await mutate(orchard, ['--diff', '--base', 'main']);
  expect(answer.code).toBe(1);
  expect(new Set(survivorsOf(answer).map((line) => line.split(' ').slice(0, 3).join(' ')))).toEqual(
    new Set(['✗ mutant-not-covered 5', '✗ mutant-not-covered 6']),
  );
  expect(answer.document.packages).toMatchObject([{ package: '@shop/apple', notCovered: 5, held: null }]);
  expect(answer.stderr).toContain('the change answers for 5');
});

test('a change answers for no survivor that was committed with the scores of its base', async () => {
  const orchard = mutationOrchard({ [RIPE_TEST]: ONE_SIDE });
  const first = await mutate(orchard, ['--diff', '--base', 'main']);
  expect(first.document.reason).toBe('no-changes');
  orchard.write({ [RIPE_TEST]: ONE_SIDE.replace('91', '92') });
  const names = (await mutate(orchard, ['--diff'])).document.survivors.map(({ name }) => name);
  expect(names).toHaveLength(2);
  const scores = {
    path: 'packages/apple',
    promised: 80,
    detected: 3,
    total: 5,
    ignored: 0,
    survivors: names,
  };
  orchard.write({
    [RIPE_TEST]: ONE_SIDE,
    'coverage/mutation.json': JSON.stringify({
      $schema: 'urn:tidemark:schema:mutation-summary:v1',
      schemaVersion: 1,
      packages: { '@shop/apple': scores },
    }),
  });
  orchard.commit('the scores');
  orchard.write({ [RIPE_TEST]: ONE_SIDE.replace('91', '92'), [RIPE]: `// Apples only.\n${RIPE_SOURCE}` });
  const answer = await mutate(orchard, ['--diff', '--base', 'HEAD']);
  expect(answer).toMatchObject({ code: 0, document: { status: 'pass', reason: 'noticed' } });
  expect(survivorsOf(answer)).toEqual([
    'mutant-survived 3 ConditionalExpression',
    'mutant-survived 3 EqualityOperator',
  ]);
});

test.each([
  ['nothing', {}],
  ['a file that is no target', { 'packages/apple/src/index.ts': 'export const apple = 1;\n' }],
  ['a package without targets', { 'packages/basket/basket.ts': 'export const SIZE = 13;\n' }],
])('where %s changed, Stryker is not started, and that is said', async (_what, files) => {
  const orchard = mutationOrchard();
  orchard.write(files);
  const answer = await mutate(orchard, ['--diff'], onlyGit);
  expect(answer).toMatchObject({ code: 0, document: { status: 'pass', reason: 'no-changes', packages: [] } });
  expect(answer.stderr).toBe('Nothing to mutate changed\n');
});

test('a changed file without a mutant on its changed lines has no score, and that is said', async () => {
  const orchard = mutationOrchard();
  orchard.write({ [RIPE]: `/** Days since the blossom. */\n${RIPE_SOURCE}` });
  const answer = await mutate(orchard, ['--diff']);
  expect(answer).toMatchObject({
    code: 0,
    document: { reason: 'no-mutants', summary: { score: { total: 0 } } },
  });
  expect(answer.stderr).toContain('there is no score');
});
