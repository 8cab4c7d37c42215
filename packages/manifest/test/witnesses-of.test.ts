import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { witnessesOf } from '../src/index.ts';

describe('the witnesses of a glob', () => {
  test.each([
    ['src/apple.ts', ['src/apple.ts']],
    ['src/{apple,pear}.ts', ['src/apple.ts', 'src/pear.ts']],
    ['src/**/*.ts', ['src/witness.ts', 'src/witness/witness.ts', 'src/witness/witness/witness.ts']],
    ['src/[ab]?.ts', ['src/aw.ts']],
    ['src/{1..3}.ts', ['src/1.ts', 'src/3.ts']],
    [
      '{src,lib}/{a,b/{c,d}}.ts',
      ['src/a.ts', 'src/b/c.ts', 'src/b/d.ts', 'lib/a.ts', 'lib/b/c.ts', 'lib/b/d.ts'],
    ],
  ])('%s are %j', (glob, paths) => {
    expect(witnessesOf(glob).toSorted()).toEqual(paths.toSorted());
  });

  test('of a folder with everything below reach three depths with every ending', () => {
    const paths = witnessesOf('src/entities/**');
    expect(paths).toContain('src/entities/witness.svelte');
    expect(paths).toContain('src/entities/witness/witness/witness.tsx');
  });

  test.each(['src/!(apple)/**', 'src/[!a].ts', 'src/@(a|b).ts', 'src/[^a].ts'])(
    'cannot be made for %s',
    (glob) => {
      expect(witnessesOf(glob)).toEqual([]);
    },
  );

  test('match it, whatever the glob', () => {
    const part = fc.constantFrom(
      'src',
      '**',
      '*',
      '*.ts',
      '{a,b}',
      '[ab]',
      '?',
      'apple',
      'a*',
      '{a,b}*.{ts,tsx}',
      '{',
      '}',
      '[',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const glob = parts.join('/');
        const matches = picomatch(glob, { dot: true });
        expect(witnessesOf(glob).filter((path) => !matches(path))).toEqual([]);
      }),
    );
  });
});
