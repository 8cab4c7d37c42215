import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { compileLayers, exclusionOf, isBoundedGlob, resolveManifest, witnessesOf } from '../src/index.ts';

describe('a path that is too long for the wildcards of a glob', () => {
  const glob = '**/*a*a*/**/*a*a*/**/*a*a*b';
  const manifest = resolveManifest({ name: 'o', layers: { core: glob }, coverage: { exclude: [glob] } });
  const long = ['x', 'y', 'z', `${'a'.repeat(250)}c`].map((end) => `${'a'.repeat(250)}/${end}`).join('/');

  test('is taken as a glob, for with paths as people have them it is soon told', () => {
    expect(isBoundedGlob(glob)).toBe(true);
  });

  test('is in no layer that could be told, and is not let out', () => {
    expect(compileLayers(manifest).layerOf(long)).toMatchObject({
      ok: false,
      problems: [{ code: 'invalid-manifest', message: expect.stringContaining(glob) }],
    });
    expect(exclusionOf(manifest, long, '2026-01-01')).toBeNull();
  });

  test('is not one of ordinary length', () => {
    const apple = 'packages/orchard/banana/papaya/cataract/banana.ab';
    expect(compileLayers(manifest).layerOf(apple)).toEqual({ ok: true, value: 'core' });
    expect(exclusionOf(manifest, apple, '2026-01-01')).not.toBeNull();
  });

  test('is no witness of the glob', () => {
    expect(witnessesOf(`src/**/${'x'.repeat(4000)}*a*a*a*b`)).toHaveLength(0);
  });
});

test('every other path is matched as picomatch does', () => {
  const word = fc.constantFrom(
    'src',
    'a',
    'b.ts',
    'apple',
    '*',
    '**',
    '*.ts',
    'a*',
    '{a,b}',
    '?',
    '[ab]',
    '!(a)',
  );
  const name = fc.constantFrom('src', 'a', 'b.ts', 'apple', 'b', 'ab.ts', '[ab]', '{a,b}', '*');
  const joined = (parts: readonly string[]) => parts.join('/');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 5 }).map(joined),
      fc.array(name, { maxLength: 5 }).map(joined),
      (glob, path) => {
        const layers = compileLayers(resolveManifest({ name: 'o', layers: { core: glob } }));
        const expected = picomatch(glob, { dot: true })(path) ? 'core' : 'baseline';
        expect(layers.layerOf(path)).toEqual({ ok: true, value: expected });
      },
    ),
  );
});
