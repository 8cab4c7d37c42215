import { byText, isMeasured, METRICS, reaches, type Band, type Tally } from '@tidemark/kernel';
import type { PackageRef } from './evidence.ts';
import type { BandFinding } from './finding.ts';

/** What one layer of a package promised, and what was measured of it. */
export interface LayerMeasured {
  readonly package: PackageRef;
  readonly layer: string;
  readonly band: Band;
  /** Nobody wrote the band: the package has no manifest, and every such package is held to it. */
  readonly isDefault: boolean;
  readonly tally: Tally;
}

/**
 * Holds every layer against its band, in integers. A metric with nothing to measure (a layer without branches) owes
 * nothing; whether a layer or a package was measured at all is asked before.
 */
export function judgeBands(layers: readonly LayerMeasured[]): BandFinding[] {
  return layers
    .flatMap((entry) =>
      METRICS.filter(
        (metric) => isMeasured(entry.tally[metric]) && !reaches(entry.tally[metric], entry.band[metric]),
      ).map((metric): BandFinding => ({
        kind: 'band',
        package: entry.package,
        layer: entry.layer,
        metric,
        actual: entry.tally[metric],
        required: entry.band[metric],
        isDefault: entry.isDefault,
      })),
    )
    .toSorted(
      (left, right) =>
        byText(left.package.path, right.package.path) ||
        byText(left.layer, right.layer) ||
        byText(left.metric, right.metric),
    );
}
