import { describe, expect, test } from 'vitest';
import { resolveSources } from '../../src/index.ts';
import { isMutated, repoPath } from '../report.ts';

describe('paths', () => {
  const place = (names: readonly string[]) => ({
    root: '/work/orchard',
    reportDir: repoPath(''),
    isTracked: () => false,
    tracked: () => new Set(names.map(repoPath)),
  });

  test('of which a thousand could each be two files are one problem, not a thousand', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `apple${index}.ts`);
    const twice = names.flatMap((name) => [`east/${name}`, `west/${name}`]);
    const resolved = resolveSources(names, place(twice));
    expect(resolved).toMatchObject({
      ok: false,
      problems: [{ message: 'apple0.ts could be east/apple0.ts or west/apple0.ts' }],
    });
  });

  // Left out -- half a million paths take seconds, and a mutant would be asked it every time
  test.skipIf(isMutated)('that could be any of half a million files are an error', () => {
    const names = Array.from({ length: 500_000 }, (_, index) => `pkg${index}/apple.ts`);
    const resolved = resolveSources(['apple.ts'], place(names));
    expect(resolved.ok || resolved.problems[0]?.message).toContain('apple.ts could be pkg0/apple.ts or');
  });
});
