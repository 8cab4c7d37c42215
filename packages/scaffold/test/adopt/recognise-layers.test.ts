import { expect, test } from 'vitest';
import { recogniseLayers } from '../../src/adopt/recognise-layers.ts';

const layersOf = (...code: string[]) =>
  recogniseLayers(code).map(({ layer, globs }) => `${layer} ${globs.join(' ')}`);

test('the folders of the usual names are the three layers', () => {
  expect(
    layersOf(
      'src/entities/apple.ts',
      'src/application/use-cases/pick.ts',
      'src/interface-adapters/controllers/pick.ts',
    ),
  ).toEqual([
    'entities src/entities/**',
    'use-cases src/application/use-cases/**',
    'controllers src/interface-adapters/controllers/**',
  ]);
});

test.each([
  ['src/domain/apple.ts', 'entities src/domain/**'],
  ['src/use-cases/pick.ts', 'use-cases src/use-cases/**'],
  ['src/usecases/pick.ts', 'use-cases src/usecases/**'],
  ['src/application/pick.ts', 'use-cases src/application/**'],
  ['src/controllers/pick.ts', 'controllers src/controllers/**'],
])('%s is read as %s', (file, layer) => {
  expect(layersOf(file)).toEqual([layer]);
});

test('the more telling folder is taken where two would do', () => {
  expect(layersOf('src/domain/apple.ts', 'src/entities/pear.ts')).toEqual(['entities src/entities/**']);
});

test('a folder of that name in several modules is a layer, and in one alone it is none', () => {
  expect(layersOf('src/orders/domain/a.ts', 'src/stock/domain/b.ts')).toEqual(['entities src/**/domain/**']);
  expect(layersOf('src/orders/domain/a.ts', 'src/orders/domain/b.ts')).toEqual([]);
});

test('a folder outside of src, or one that only begins so, is no layer', () => {
  expect(layersOf('domain/apple.ts', 'src/domains/apple.ts', 'src/domain.ts')).toEqual([]);
});

test('why a layer is one says which files it holds', () => {
  const [one] = recogniseLayers(['src/domain/apple.ts', 'src/domain/pear.ts']);
  expect(one).toMatchObject({
    files: 2,
    why: 'src/domain/** holds 2 files: the rules that hold whoever asks',
  });
  expect(recogniseLayers(['src/domain/apple.ts'])[0]?.why).toMatch(/^src\/domain\/\*\* holds 1 file:/);
});
