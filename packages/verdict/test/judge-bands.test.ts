import type { Ratio } from '@tidemark/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeBands } from '../src/index.ts';
import { ORCHARD, RELAXED, repoPath, STRICT } from './measured.ts';

function layer(ratio: Ratio, band = STRICT) {
  const nothing = { covered: 0, total: 0 };
  const tally = { statements: ratio, branches: nothing, functions: nothing, lines: ratio };
  return { package: ORCHARD, layer: 'entities', band, tally, isDefault: false };
}

test('a layer under its band is found by each metric, with the integers', () => {
  expect(judgeBands([layer({ covered: 99, total: 100 })])).toMatchObject([
    { kind: 'band', metric: 'lines', actual: { covered: 99, total: 100 }, required: 100 },
    { kind: 'band', metric: 'statements' },
  ]);
});

test('layers under their bands are ordered by package, layer and metric', () => {
  const under = (folder: string, name: string) => ({
    ...layer({ covered: 1, total: 2 }),
    package: { ...ORCHARD, path: repoPath(`packages/${folder}`) },
    layer: name,
  });
  const layers = [
    under('pear', 'core'),
    under('plum', 'core'),
    under('apple', 'views'),
    under('apple', 'core'),
  ];
  expect(judgeBands(layers).map((entry) => `${entry.package.path} ${entry.layer} ${entry.metric}`)).toEqual(
    ['apple core', 'apple views', 'pear core', 'plum core'].flatMap((place) => [
      `packages/${place} lines`,
      `packages/${place} statements`,
    ]),
  );
});

test('a metric with nothing to measure owes nothing', () => {
  expect(judgeBands([layer({ covered: 1, total: 1 })])).toEqual([]);
});

test('S21: 99.6 % holds a band of 99.5 %', () => {
  const band = { ...RELAXED, lines: 99.5, statements: 99.5 };
  expect(judgeBands([layer({ covered: 996, total: 1000 }, band)])).toEqual([]);
});

test('covering one more line never turns a held band into one that is not', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (covered, more, bar) => {
        const percent = bar / 100;
        const band = { statements: percent, branches: percent, functions: percent, lines: percent };
        const total = covered + more;
        const before = judgeBands([layer({ covered, total }, band)]).length;
        const after = judgeBands([layer({ covered: covered + 1, total }, band)]).length;
        expect(after).toBeLessThanOrEqual(before);
      },
    ),
  );
});
