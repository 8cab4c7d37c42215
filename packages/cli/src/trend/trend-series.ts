import { byText, type Metric, type Ratio, type Tally } from '@tidemark/kernel';
import type { TrendDocument } from '../contract/documents.ts';
import type { Moment } from './summary-history.ts';

type Series = TrendDocument['series'][number];
type Point = Series['first'];

/** How the repository and each package went, oldest moment first in, newest point first out; packages by name. */
export function trendSeries(moments: readonly Moment[]): Series[] {
  const names = new Set(moments.flatMap(({ standing }) => [...standing.packages.keys()]));
  const newest = moments.at(-1)?.standing;
  const total = seriesOf(
    { package: null, path: null, isCurrent: true },
    moments.map(({ commit, standing }) => pointOf(commit, standing.total)),
  );
  const packages = [...names].toSorted(byText).map((name) => {
    const known = moments.flatMap(({ commit, standing }) => {
      const part = standing.packages.get(name);
      return part === undefined ? [] : [{ path: part.path, point: pointOf(commit, part.tally) }];
    });
    return seriesOf(
      { package: name, path: known.at(-1)?.path ?? null, isCurrent: newest?.packages.has(name) ?? false },
      known.map(({ point }) => point),
    );
  });
  return [total, ...packages].filter((series) => series !== null);
}

/** Percentage points between two shares, cut to two decimals; null where one of them measured nothing. */
export function pointsBetween(before: Ratio, after: Ratio): number | null {
  if (before.total === 0 || after.total === 0) return null;
  const [from, to] = [BigInt(before.total), BigInt(after.total)];
  const difference = BigInt(after.covered) * from - BigInt(before.covered) * to;
  return Number((difference * 10_000n) / (from * to)) / 100;
}

function seriesOf(
  about: Pick<Series, 'package' | 'path' | 'isCurrent'>,
  points: readonly Point[],
): Series | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const change = (metric: Metric) => pointsBetween(first[metric], last[metric]);
  return {
    ...about,
    first,
    last,
    change: {
      statements: change('statements'),
      branches: change('branches'),
      functions: change('functions'),
      lines: change('lines'),
    },
    points: points.toReversed(),
  };
}

function pointOf(commit: string, { statements, branches, functions, lines }: Tally): Point {
  return { commit, statements, branches, functions, lines };
}
