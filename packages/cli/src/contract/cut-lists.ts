import { byText, type LineRange } from '@tidemark/kernel';
import type { DiffDocument, Document, MutationDocument } from './documents.ts';

/** What takes the part of a list that is shown. */
export interface Scissors {
  /** A page of what the answer is about. */
  readonly page: <T>(list: readonly T[]) => T[];
  /** The first of what is listed beside it. */
  readonly first: <T>(list: readonly T[]) => T[];
  /** The first so many of a list within an entry, whatever the page. */
  readonly most: <T>(list: readonly T[], most: number) => T[];
}

export type Schema = Document['$schema'];

/** The documents by the schema that each names. */
export type DocumentOf = { readonly [D in Document as D['$schema']]: D };

const MAX_RANGES = 50;

/** How the lists of each document are cut. What all of them have (errors, warnings, `next`) is not among these. */
export const CUT_LISTS: {
  readonly [S in Schema]: (document: DocumentOf[S], scissors: Scissors) => DocumentOf[S];
} = {
  'urn:tidemark:schema:diff:v1': (document, { page, first, most }) => ({
    ...document,
    uncovered: page(document.uncovered.toSorted(worstFirst))
      .toSorted(byPlace)
      .map((finding) => ({ ...finding, ranges: most(finding.ranges, MAX_RANGES) })),
    weakened: first(unexplainedFirst(document.weakened)),
    excluded: first(document.excluded),
    ...(document.mutation && {
      mutation: {
        ...document.mutation,
        survivors: first(findingsFirst(document.mutation.survivors)),
      },
    }),
  }),
  'urn:tidemark:schema:aggregate:v1': (document, { page, first }) => ({
    ...document,
    below: page(document.below),
    unmeasured: first(document.unmeasured),
  }),
  // Errors come first in it already.
  'urn:tidemark:schema:doctor:v1': (document, { page }) => ({
    ...document,
    findings: page(document.findings),
  }),
  'urn:tidemark:schema:init:v1': (document, { page, first }) => ({
    ...document,
    packages: page(document.packages),
    files: first(document.files),
    byHand: first(document.byHand),
  }),
  'urn:tidemark:schema:mutation:v1': (document, { page, first }) => ({
    ...document,
    survivors: page(findingsFirst(document.survivors)),
    below: first(document.below),
    ignored: first(document.ignored),
    packages: first(document.packages),
  }),
  'urn:tidemark:schema:gate:v1': (document, { page }) => ({
    ...document,
    unmeasured: page(document.unmeasured),
  }),
  'urn:tidemark:schema:baseline:v1': (document, { page }) => ({
    ...document,
    entries: page(document.entries),
  }),
  'urn:tidemark:schema:trend:v1': (document, { page, first }) => ({
    ...document,
    commits: first(document.commits),
    series: page(document.series).map((entry) => ({ ...entry, points: first(entry.points) })),
  }),
  'urn:tidemark:schema:serve:v1': (document) => document,
  'urn:tidemark:schema:land:v1': (document, { page, first }) => ({
    ...document,
    landings: page(document.landings),
    findings: first(document.findings),
    finished: first(document.finished),
  }),
  'urn:tidemark:schema:self-test:v1': (document) => document,
  'urn:tidemark:schema:new:v1': (document) => document,
  'urn:tidemark:schema:notice:v1': (document) => document,
};

/** What fails comes before what is listed to be seen; otherwise the order of place stays. */
function findingsFirst(survivors: MutationDocument['survivors']): MutationDocument['survivors'] {
  return survivors.toSorted((left, right) => Number(right.isFinding) - Number(left.isFinding));
}

type DiffItem = DiffDocument['uncovered'][number];

const RANK = { unmeasured: 0, line: 1, function: 2, branch: 3 } as const satisfies Record<
  DiffItem['kind'],
  number
>;

function unexplainedFirst(weakened: DiffDocument['weakened']): DiffDocument['weakened'] {
  return weakened.toSorted((left, right) => Number(left.reason !== null) - Number(right.reason !== null));
}

/** The same, in which those of the kinds that are uncovered have gone back to the order of place among themselves. */
export function asPlaced<T extends Placed>(findings: readonly T[]): T[] {
  const placed = findings.filter(isUncovered).toSorted(byPlace).values();
  return findings.map((finding) => (isUncovered(finding) ? (placed.next().value ?? finding) : finding));
}

function isUncovered({ kind }: Placed): boolean {
  return Object.hasOwn(RANK, kind);
}

/** What was not even measured comes first, then the most lines. */
export function worstFirst(left: DiffItem, right: DiffItem): number {
  return RANK[left.kind] - RANK[right.kind] || lineCount(right) - lineCount(left) || byPlace(left, right);
}

function lineCount(finding: DiffItem): number {
  return finding.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

interface Placed {
  readonly kind: string;
  readonly file: string | null;
  readonly ranges: readonly LineRange[];
}

function byPlace(left: Placed, right: Placed): number {
  return (
    byText(left.file ?? '', right.file ?? '') ||
    (left.ranges[0]?.[0] ?? 0) - (right.ranges[0]?.[0] ?? 0) ||
    byText(left.kind, right.kind)
  );
}
