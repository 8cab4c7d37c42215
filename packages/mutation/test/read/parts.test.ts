import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeParts, partText, readPart, type Part, type TestRef } from '../../src/index.ts';
import { mergeRuns } from '../../src/read/part.ts';
import { APPLE_TEST, part, PEAR_TEST, tried } from '../orchard.ts';

const wanted = {
  ...part({ run: { tests: [], mutants: [] } }),
  name: '@shop/orchard',
  run: 'tidemark mutate',
};
const shard = (index: number, count: number, told: Partial<Part> = {}) =>
  part({ shard: { index, count }, run: { tests: [], mutants: [] }, ...told });
const problemOf = (...parts: readonly Part[]) => {
  const merged = mergeParts(wanted, parts);
  return merged.ok ? null : merged.problems[0];
};

test('a part is read back as it was written; anything else is none', async () => {
  const whole = shard(1, 2, { run: { tests: [APPLE_TEST], mutants: [tried('killed', { coveredBy: [0] })] } });
  expect(await readPart(partText(whole))).toEqual(whole);
  for (const text of ['', '[]', partText(whole).replace('"schemaVersion":1', '"schemaVersion":2')])
    expect(await readPart(text)).toBeNull();
});

test('a part of more shards than can be asked for, or beyond the last of them, is none', async () => {
  expect(await readPart(partText(shard(9999, 9999)))).not.toBeNull();
  expect(await readPart(partText(shard(1, 2 ** 40)))).toBeNull();
  expect(await readPart(partText(shard(3, 2)))).toBeNull();
});

test('the mutants of several runs stand together once, in order of place, with the tests renumbered', () => {
  const pear = tried('survived', { file: 'src/pear.ts', coveredBy: [0] });
  const merged = mergeRuns([
    { tests: [PEAR_TEST], mutants: [pear] },
    { tests: [APPLE_TEST, PEAR_TEST], mutants: [tried('killed', { coveredBy: [0, 1], killedBy: [0] })] },
  ]);
  expect(merged.tests).toEqual([APPLE_TEST, PEAR_TEST]);
  expect(merged.mutants.map(({ file, coveredBy }) => [file, coveredBy])).toEqual([
    ['src/apple.ts', [0, 1]],
    ['src/pear.ts', [1]],
  ]);
});

test('of a mutant that was tried twice the last verdict counts', () => {
  const runs = (['survived', 'killed'] as const).map((status) => ({ tests: [], mutants: [tried(status)] }));
  expect(mergeRuns(runs).mutants.map(({ status }) => status)).toEqual(['killed']);
});

test('runs shared out and merged in any order are the whole run', () => {
  const tests: TestRef[] = [APPLE_TEST, PEAR_TEST];
  const mutants = fc.uniqueArray(
    fc.record({ line: fc.integer({ min: 1, max: 40 }), shard: fc.nat(2), coveredBy: fc.subarray([0, 1]) }),
    { selector: ({ line }) => line },
  );
  fc.assert(
    fc.property(mutants, (all) => {
      const whole = all.map((entry) =>
        tried('killed', { range: [entry.line, 1, entry.line, 2], coveredBy: entry.coveredBy }),
      );
      const shares = [2, 0, 1].map((share) => ({
        tests,
        mutants: whole.filter((_, index) => all[index]?.shard === share),
      }));
      expect(mergeRuns(shares)).toEqual(mergeRuns([{ tests, mutants: whole }]));
    }),
  );
});

test('a complete set of the content that is there is merged, whatever lies beside it', () => {
  const one = shard(1, 2, { run: { tests: [], mutants: [tried('killed')] } });
  const two = shard(2, 2, { run: { tests: [], mutants: [tried('survived', { file: 'src/pear.ts' })] } });
  const merged = mergeParts(wanted, [
    shard(1, 3),
    two,
    one,
    shard(1, 1, { contentKey: 'old' }),
    shard(1, 1, { package: '@shop/cellar' }),
  ]);
  expect(merged.ok && merged.value.mutants.map(({ status }) => status)).toEqual(['killed', 'survived']);
});

test('an incomplete set is refused by the shards that are missing, the nearest to complete', () => {
  expect(problemOf(shard(1, 5), shard(1, 3), shard(3, 3))).toMatchObject({
    code: 'no-evidence',
    message: '@shop/orchard: the shards 2/3 are missing',
    run: 'tidemark mutate',
  });
});

test('parts of another content, or of other tests, are stale', () => {
  expect(problemOf(shard(1, 1, { contentKey: 'old' }))).toMatchObject({ code: 'stale-evidence' });
  expect(
    problemOf(shard(1, 1, { testFiles: { 'src/apple.test.ts': 'b', 'src/pear.test.ts': 'p' } })),
  ).toMatchObject({
    code: 'stale-evidence',
  });
});

test('without a part there is no evidence, and a memory of single mutants is no part', () => {
  expect(problemOf()).toMatchObject({ code: 'no-evidence' });
  expect(problemOf(part({ run: { tests: [], mutants: [] } }))).toMatchObject({ code: 'no-evidence' });
});
