import { expect, test } from 'vitest';
import { allowing, exclusionOf, resolveManifest } from '../src/index.ts';

const manifest = resolveManifest({
  name: 'orchard',
  coverage: {
    exclude: ['src/generated/**'],
    allow: [{ path: 'src/legacy/**', reason: 'goes with the old shop', owner: 'ada', expires: '2026-06-30' }],
  },
});

test.each([
  ['src/apple.test.ts', 'test file'],
  ['src/apple.spec-d.ts', 'test file'],
  ['src/deep/__tests__/world.ts', 'test file'],
  ['test/world.ts', 'test folder'],
  ['vite.config.mts', 'configuration'],
  ['feature.manifest.ts', 'manifest'],
  ['src/globals.d.cts', 'type declarations'],
  ['src/generated/api.ts', 'manifest exclude src/generated/**'],
  ['src/legacy/shop.ts', 'manifest allow src/legacy/**: goes with the old shop'],
])('%s is let out as %s', (path, rule) => {
  expect(exclusionOf(manifest, path, '2026-06-30')?.rule).toBe(rule);
});

test.each(['src/apple.ts', 'src/test/apple.ts', 'src/contest.ts', 'src/latest.tsx', 'src/pwa.manifest.ts'])(
  '%s is not let out',
  (path) => {
    expect(exclusionOf(manifest, path, '2026-06-30')).toBeNull();
  },
);

test('an allow entry holds on its last day and not after it', () => {
  expect(exclusionOf(manifest, 'src/legacy/shop.ts', '2026-07-01')).toBeNull();
});

test('what lets a file out is a default, an exclude or an allow entry', () => {
  const by = (path: string) => exclusionOf(manifest, path, '2026-06-30')?.by;
  expect(['src/apple.test.ts', 'src/generated/api.ts', 'src/legacy/shop.ts'].map(by)).toEqual([
    'default',
    'exclude',
    'allow',
  ]);
});

test('allowing gives the first entry that holds and matches', () => {
  const entry = (path: string, expires: string) => ({ path, reason: `${path} goes`, owner: 'ada', expires });
  const entries = [
    entry('src/a.ts', '2026-01-01'),
    entry('src/**', '2026-12-31'),
    entry('src/a.ts', '2027-01-01'),
  ];
  expect(allowing(entries, 'src/a.ts', '2026-06-30')?.reason).toBe('src/** goes');
  expect(allowing(entries, 'src/a.ts', '2027-01-01')?.reason).toBe('src/a.ts goes');
  expect(allowing(entries, 'lib/b.ts', '2026-06-30')).toBeNull();
});
