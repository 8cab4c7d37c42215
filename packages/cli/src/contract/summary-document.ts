import {
  addRatio,
  byText,
  EMPTY_RATIO,
  shownPercent,
  type Band,
  type Ratio,
  type Tally,
} from '@tidemark/kernel';
import type { SummaryDocument } from './documents.ts';

/** What was measured of one package, layer by layer. */
export interface PackageMeasured {
  readonly name: string;
  readonly path: string;
  readonly granularity: 'statement' | 'line';
  readonly layers: readonly {
    readonly name: string;
    readonly band: Band;
    readonly tally: Tally;
    readonly held: boolean;
  }[];
}

/** The tally of nothing: what adding up begins with. */
export const EMPTY_TALLY: Tally = {
  statements: EMPTY_RATIO,
  branches: EMPTY_RATIO,
  functions: EMPTY_RATIO,
  lines: EMPTY_RATIO,
};

/** The committed summary: istanbul's shape with our layers beside it; the same tree gives the same bytes. */
export function summaryDocument(packages: readonly PackageMeasured[]): SummaryDocument {
  const sorted = packages.toSorted((left, right) => byText(left.name, right.name));
  return {
    $schema: 'urn:tidemark:schema:summary:v1',
    schemaVersion: 1,
    total: metricsPart(sorted.map(tallyOfPackage).reduce(addTally, EMPTY_TALLY)),
    packages: Object.fromEntries(sorted.map((entry) => [entry.name, packagePart(entry)])),
  };
}

/** Adds two tallies up, metric by metric. */
export function addTally(left: Tally, right: Tally): Tally {
  return {
    statements: addRatio(left.statements, right.statements),
    branches: addRatio(left.branches, right.branches),
    functions: addRatio(left.functions, right.functions),
    lines: addRatio(left.lines, right.lines),
  };
}

function tallyOfPackage({ layers }: PackageMeasured): Tally {
  return layers.map((layer) => layer.tally).reduce(addTally, EMPTY_TALLY);
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
