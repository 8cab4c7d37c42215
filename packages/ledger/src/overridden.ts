import { compareRatios, METRICS } from '@tidemark/kernel';
import { markOf, type Baseline, type Measurement, type Override } from './baseline.ts';
import { mapMarks } from './map-marks.ts';

/**
 * The baseline with lower marks beside it, for those metrics of the measurement that are under their mark. Null when there
 * is none, so nothing to answer for.
 */
export function overridden(
  baseline: Baseline,
  measurement: Measurement,
  answer: Pick<Override, 'actor' | 'reason' | 'expires'>,
): Baseline | null {
  const marks = mapMarks((metric) => {
    const [mark, measured] = [baseline.marks[metric], markOf(measurement, metric)];
    if (mark === null || measured === null) return null;
    return compareRatios(measured, mark) < 0 ? measured : null;
  });
  if (METRICS.every((metric) => marks[metric] === null)) return null;
  const { actor, reason, expires } = answer;
  return { marks: baseline.marks, override: { marks, actor, reason, expires } };
}
