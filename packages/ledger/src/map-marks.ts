import type { Metric } from '@tidemark/kernel';
import type { Mark, Marks } from './baseline.ts';

/** Marks made metric by metric. */
export function mapMarks(make: (metric: Metric) => Mark | null): Marks {
  return {
    statements: make('statements'),
    branches: make('branches'),
    functions: make('functions'),
    lines: make('lines'),
  };
}
