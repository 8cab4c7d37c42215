import type { BandFinding } from '@tidemark/verdict';
import type { MeasuredWorkspace } from '../gather/measure-packages.ts';
import type { AggregateDocument, ErrorPart, SummaryDocument, WarningPart } from './documents.ts';

/** All that the document of an added-up workspace is made of. */
export interface AggregateParts {
  readonly measured: MeasuredWorkspace;
  readonly nFiles: number;
  readonly freshness: 'proven' | 'unproven' | null;
  readonly summary: SummaryDocument;
  /** Is the committed summary another one? Only asked by `--check`. */
  readonly differs: boolean;
  readonly written: readonly string[];
  readonly warnings: readonly WarningPart[];
}

/** The document of an added-up workspace: every band that is not held, and every file that no report mentions. */
export function aggregateDocument(parts: AggregateParts): AggregateDocument {
  const { measured, nFiles, freshness, summary, differs, written, warnings } = parts;
  const below = measured.below.map(bandPart);
  const unmeasured = measured.unmeasured.map(unmeasuredPart);
  const reason =
    below.length > 0
      ? 'band-not-held'
      : unmeasured.length > 0
        ? 'unmeasured'
        : differs
          ? 'summary-differs'
          : 'held';
  return {
    ...emptyAggregate(),
    status: reason === 'held' ? 'pass' : 'fail',
    reason,
    summary: {
      packages: Object.keys(summary.packages).length,
      files: nFiles,
      ...summary.total,
    },
    freshness,
    below,
    unmeasured,
    written: [...written],
    warnings: [...warnings],
  };
}

/** The document of an error that left nothing to add up. */
export function aggregateError(error: ErrorPart): AggregateDocument {
  return { ...emptyAggregate(), reason: error.code, error };
}

function emptyAggregate(): AggregateDocument {
  return {
    $schema: 'urn:tidemark:schema:aggregate:v1',
    schemaVersion: 1,
    command: 'aggregate',
    status: 'error',
    reason: 'internal',
    summary: null,
    freshness: null,
    below: [],
    unmeasured: [],
    written: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}

function bandPart(finding: BandFinding): AggregateDocument['below'][number] {
  const { metric, actual, required, isDefault, layer } = finding;
  return {
    kind: 'band',
    package: finding.package.name,
    layer,
    metric,
    actual: { ...actual },
    required,
    isDefault,
    hint: `Test more of ${layer}: ${actual.covered} of ${actual.total} ${metric} is under ${isDefault ? `the default band of ${required} %, which a feature.manifest.ts may change` : `the promised ${required} %`}`,
    run: finding.package.run,
  };
}

function unmeasuredPart({
  file,
  package: owner,
  layer,
}: MeasuredWorkspace['unmeasured'][number]): AggregateDocument['unmeasured'][number] {
  const hint =
    'No report mentions this file: let coverage.include reach it, or give it an allow entry with a reason';
  return { file, package: owner.name, layer, hint, run: owner.run };
}
