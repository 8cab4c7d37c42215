import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastHolding } from '../src/last-holding.ts';

const span = fc.record({ first: fc.nat(12), length: fc.nat(12) });

test('the last span that holds a line is that of a search from the end, for any spans in order', () => {
  fc.assert(
    fc.property(fc.array(span), fc.nat(24), (spans, line) => {
      const ordered = spans.toSorted((left, right) => left.first - right.first);
      const holds = ({ first, length }: (typeof spans)[number]) => line >= first && line <= first + length;
      expect(lastHolding(ordered, line, { startOf: ({ first }) => first, holds })).toBe(
        ordered.findLast(holds) ?? null,
      );
    }),
  );
});
