import { METRICS, type Metric, type Ratio, type Result, type Tally } from '@tidemark/kernel';
import type { Baseline, Mark, Measurement, Tools } from '../src/look.ts';

/** A commit id that can be told apart: `commitId(3)` is forty digits that end in 3. */
export function commitId(n: number): string {
  return n.toString(16).padStart(40, '0');
}

export const TOOLS: Tools = { tool: 'vitest 5.1.0', provider: 'v8 5.1.0', node: '24.21.0' };

/** A measurement of so many of a hundred lines, or of what is given, the same for every metric but branches, of which there are none. */
export function measured(lines: number | Ratio, commit = commitId(1), tools: Tools = TOOLS): Measurement {
  const ratio = typeof lines === 'number' ? { covered: lines, total: 100 } : lines;
  const tally: Tally = {
    statements: ratio,
    branches: { covered: 0, total: 0 },
    functions: ratio,
    lines: ratio,
  };
  return { tally, commit, tree: commitId(255), tools };
}

/** The covered count of a mark; null when there is none. */
export function coveredOf(baseline: Baseline, metric: Metric = 'lines'): number | null {
  return baseline.marks[metric]?.covered ?? null;
}

/** Every mark that a baseline holds. */
export function marksOf(baseline: Baseline): Mark[] {
  return METRICS.flatMap((metric) => baseline.marks[metric] ?? []);
}

/** The value, or a failure of the test that names the problems. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map((problem) => `${problem.code}: ${problem.message}`).join('\n'));
}
