import { compileLayers, resolveManifest } from '@tidemark/manifest';
import { expect, test } from 'vitest';
import { proposeBands } from '../../src/adopt/propose-bands.ts';
import { tally } from './orchard.ts';

test('a file that is in two layers tells of none', () => {
  const layers = { early: 'src/a*.ts', late: 'src/*e.ts' };
  const compiled = compileLayers(resolveManifest({ name: 'orchard', layers }));
  const tallies = new Map([
    ['src/apple.ts', tally(0, 9)],
    ['src/apricot.ts', tally(1, 3)],
  ]);
  expect([...proposeBands(compiled, tallies)]).toEqual([
    ['early', { statements: 33, branches: 33, functions: 33, lines: 33 }],
  ]);
});
