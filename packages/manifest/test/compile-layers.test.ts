import { describe, expect, test } from 'vitest';
import { compileLayers, type FeatureManifestInput, manifestOf, resolveManifest } from '../src/index.ts';

const layersOf = (layers: NonNullable<FeatureManifestInput['layers']>) =>
  compileLayers(resolveManifest({ name: 'orchard', layers }));

describe('the layer of a file', () => {
  test.each([
    ['src/entities/apple.ts', 'entities'],
    ['src/application/use-cases/pick.ts', 'use-cases'],
    ['src/application/ports.ts', 'baseline'],
    ['src/interface-adapters/controllers/.hidden.ts', 'controllers'],
  ])('by default of %s is %s', (path, layer) => {
    expect(compileLayers(manifestOf('orchard')).layerOf(path)).toEqual({ ok: true, value: layer });
  });

  test('is the one whose glob has the longer fixed folder', () => {
    const layers = layersOf({ domain: 'src/domain/**', rules: 'src/domain/rules/**' });
    expect(layers.layerOf('src/domain/rules/a.ts')).toEqual({ ok: true, value: 'rules' });
    expect(layers.layerOf('src/domain/a.ts')).toEqual({ ok: true, value: 'domain' });
  });

  test('of equal folders is the one with more literal characters', () => {
    const layers = layersOf({ all: 'src/**', stores: 'src/**/*.store.ts' });
    expect(layers.layerOf('src/a/b.store.ts')).toEqual({ ok: true, value: 'stores' });
  });

  test('that two globs claim alike is invalid, naming both', () => {
    const tie = layersOf({ left: 'src/*/a.ts', right: 'src/b/*.ts' }).layerOf('src/b/a.ts');
    expect(tie).toEqual({ ok: true, value: 'right' });
    const even = layersOf({
      left: 'src/**/ab.ts',
      right: 'src/**/a?.ts',
      other: ['src/**/*b.ts', '**/a.ts'],
    });
    expect(even.layerOf('src/x/ab.ts')).toEqual({ ok: true, value: 'left' });
    expect(layersOf({ left: 'src/a*', right: 'src/*b' }).layerOf('src/ab')).toMatchObject({
      ok: false,
      problems: [
        { code: 'invalid-manifest', message: expect.stringContaining('left (src/a*) and right (src/*b)') },
      ],
    });
  });

  test('has the band that was promised for it, and asking for another is a bug', () => {
    const layers = compileLayers(manifestOf('orchard'));
    expect(layers.bandOf('entities').branches).toBe(100);
    expect(layers.bandOf('baseline').branches).toBe(75);
    expect(() => layers.bandOf('cellar')).toThrow('cellar is a layer');
  });
});
