import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PagePath } from './page-path.ts';
import { destinationOf, redirected, type Redirects } from './redirects.ts';

const path = fc.constantFrom('/a', '/b', '/c', '/d', '/e').map((text) => text as PagePath);
const steps = fc.array(fc.tuple(path, path), { maxLength: 12 });

test('whatever is redirected, every path is one step from where it leads', () => {
  fc.assert(
    fc.property(steps, (wishes) => {
      let redirects: Redirects = new Map();
      for (const [from, to] of wishes) {
        const next = redirected(redirects, from, to);
        if (next === null) continue;
        redirects = next;
        expect(destinationOf(redirects, from)).toBe(destinationOf(redirects, to));
        expect([...redirects.values()].filter((end) => redirects.has(end))).toEqual([]);
      }
    }),
  );
});

test('a redirect is refused only when its target leads back to it', () => {
  fc.assert(
    fc.property(steps, path, path, (wishes, from, to) => {
      const redirects = wishes.reduce<Redirects>(
        (before, [left, right]) => redirected(before, left, right) ?? before,
        new Map(),
      );
      const leadsBack = to === from || destinationOf(redirects, to) === from;
      expect(redirected(redirects, from, to) === null).toBe(leadsBack);
    }),
  );
});
