import type { Ratio, Tally } from '@tidemark/kernel';
import { at } from './columns.ts';
import type { HitColumn, Measured } from './coverage.ts';
import { LineText } from './lcov/line-text.ts';

/** The four metrics of a file, in istanbul's numbers. Without statements in the report, lines stand for them. */
export function tallyOf({ granularity, lines, statements, functions, branches }: Measured): Tally {
  const ofLines = lines instanceof LineText ? lines.ran : ratioOf(lines.hits);
  return {
    statements: granularity === 'line' ? ofLines : ratioOf(statements.hits),
    branches: ratioOf(branches.hits),
    functions: { covered: functions.filter((entry) => entry.hits > 0).length, total: functions.length },
    lines: ofLines,
  };
}

function ratioOf(hits: HitColumn): Ratio {
  let covered = 0;
  // Most columns are empty, and an iterator costs more than they do.
  for (let index = 0; index < hits.length; index += 1) if (at(hits, index) > 0) covered += 1;
  return { covered, total: hits.length };
}
