import { shownPercent } from '@tidemark/kernel';
import type { TrendDocument } from '../../contract/documents.ts';

/** How a series went, a share a commit, oldest first, in hundredths of a percent; null where it was not there or nothing was measured. */
export type Course = readonly (number | null)[];

const WHOLE = 10_000;

/** The lines of a series at each commit of the document. */
export function courseOf({ commits }: TrendDocument, { points }: TrendDocument['series'][number]): Course {
  const lines = new Map(points.map((point) => [point.commit, point.lines]));
  return commits.toReversed().map(({ commit }) => {
    const percent = shownPercent(lines.get(commit) ?? { covered: 0, total: 0 });
    return percent === null ? null : Math.round(percent * 100);
  });
}

/** At most so many of a course, evenly spread, the first and the last among them. */
export function sampled(course: Course, most: number): Course {
  if (course.length <= most) return course;
  return Array.from(
    { length: most },
    (_, index) => course[Math.round((index * (course.length - 1)) / (most - 1))] ?? null,
  );
}

/** The least and the greatest share of a course, at least so far apart. */
export function extentOf(course: Course, apart: number): readonly [least: number, greatest: number] {
  const shares = course.filter((share) => share !== null);
  const [least, greatest] = [Math.min(WHOLE, ...shares), Math.max(0, ...shares)];
  const missing = Math.max(0, apart - (greatest - least)) / 2;
  return [least - missing, greatest + missing];
}
