import { expect, test } from 'vitest';
import { checkedLine } from './checked-line.ts';

const ratio = (covered: number, total: number) => ({ covered, total });
const other = { statements: ratio(0, 1), branches: ratio(0, 1), functions: ratio(0, 1) };

test('a line tells the lines of each layer that is held, or that nothing was measured', () => {
  const layers = [
    { layer: 'entities', actual: { ...other, lines: ratio(12, 12) } },
    { layer: 'baseline', actual: { ...other, lines: ratio(9, 10) } },
  ];
  expect(checkedLine({ name: 'media', layers })).toBe(
    'media: holds its bands (entities 12 of 12 lines, baseline 9 of 10 lines)',
  );
  expect(checkedLine({ name: 'media', layers: [] })).toBe('media: not measured');
});
