import { compareRatios, METRICS } from '@tidemark/kernel';
import { markOf, type Baseline, type Mark, type Marks, type Measurement } from './baseline.ts';
import { mapMarks } from './map-marks.ts';

/**
 * The baseline after a measurement: metric by metric the better mark, which is the newer one when the shares are equal and
 * the counts are not. A lower mark of an override rises too, and is gone when the mark itself is reached. Null when
 * nothing changes.
 */
export function raised({ marks, override }: Baseline, measurement: Measurement): Baseline | null {
  const higher = mapMarks((metric) => better(marks[metric], markOf(measurement, metric)));
  const lowered =
    override === null
      ? null
      : mapMarks((metric) => {
          const [mark, high] = [override.marks[metric], higher[metric]];
          const low = mark === null ? null : better(mark, markOf(measurement, metric));
          // Whoever reaches the mark itself needs no lower one.
          return low !== null && high !== null && compareRatios(low, high) < 0 ? low : null;
        });
  const isSame =
    sameMarks(higher, marks) &&
    (override === null || (lowered !== null && sameMarks(lowered, override.marks)));
  if (isSame) return null;
  const isNeeded = lowered !== null && METRICS.some((metric) => lowered[metric] !== null);
  return {
    marks: higher,
    override: override !== null && isNeeded ? { ...override, marks: lowered } : null,
  };
}

function better(mark: Mark | null, measured: Mark | null): Mark | null {
  if (mark === null || measured === null) return mark ?? measured;
  const order = compareRatios(measured, mark);
  if (order !== 0) return order > 0 ? measured : mark;
  return measured.total === mark.total ? mark : measured;
}

function sameMarks(left: Marks, right: Marks): boolean {
  return METRICS.every((metric) => left[metric] === right[metric]);
}
