import { byText, shownPercent, sumTallies, type Ratio, type Tally } from '@tidemark/kernel';
import type { PackageMeasured } from '../gather/measure-packages.ts';
import type { SummaryDocument } from './documents.ts';

/** The committed summary: istanbul's shape with our layers beside it; the same tree gives the same bytes. */
export function summaryDocument(packages: readonly PackageMeasured[]): SummaryDocument {
  const sorted = packages.toSorted((left, right) => byText(left.name, right.name));
  return {
    $schema: 'urn:tidemark:schema:summary:v1',
    schemaVersion: 1,
    total: metricsPart(sumTallies(sorted.map(tallyOfPackage))),
    packages: Object.fromEntries(sorted.map((entry) => [entry.name, packagePart(entry)])),
  };
}

function tallyOfPackage({ layers }: PackageMeasured): Tally {
  return sumTallies(layers.map((layer) => layer.tally));
}

function packagePart(entry: PackageMeasured): SummaryDocument['packages'][string] {
  const layers = entry.layers.toSorted((left, right) => byText(left.name, right.name));
  return {
    path: entry.path,
    granularity: entry.granularity,
    ...metricsPart(tallyOfPackage(entry)),
    layers: Object.fromEntries(
      layers.map(({ name, band, tally, held }) => [name, { ...metricsPart(tally), band: { ...band }, held }]),
    ),
  };
}

/** The four metrics in istanbul's shape; the percent is null where there was nothing to measure. */
function metricsPart({ lines, statements, functions, branches }: Tally): SummaryDocument['total'] {
  return {
    lines: sharePart(lines),
    statements: sharePart(statements),
    functions: sharePart(functions),
    branches: sharePart(branches),
  };
}

function sharePart({ covered, total }: Ratio): SummaryDocument['total']['lines'] {
  return { total, covered, skipped: 0, pct: shownPercent({ covered, total }) };
}
