import { byText } from '@tidemark/kernel';
import type { DiffDocument, Document, MutationDocument } from './documents.ts';

/** What fits the context of an agent: bytes of the compact document. */
const MAX_BYTES = 25_000;
const MAX_RANGES = 50;
const MAX_TEXT = 2_000;
const MAX_COMMANDS = 10;

/** Which findings to show: at most `maxItems` (null: as many as fit) after the first `offset`, worst first. */
export interface Page {
  readonly maxItems: number | null;
  readonly offset: number;
}

/**
 * Cuts a document down to a page of at most 25 KB. The worst findings are kept, in the order of place; what is left
 * out is counted in `truncated.omitted`, and the whole document is on disk.
 */
export function fitDocument<D extends Document>(document: D, page: Page): D {
  let size = Math.min(page.maxItems ?? Number.MAX_SAFE_INTEGER, longestList(document));
  let fitted = cut(document, { ...page, maxItems: size });
  while (size > 0 && Buffer.byteLength(JSON.stringify(fitted)) > MAX_BYTES) {
    size = Math.floor(size * 0.8);
    fitted = cut(document, { ...page, maxItems: size });
  }
  return fitted;
}

/** The findings of a page, however long they are: what a person is shown. */
export function pageOf<D extends Document>(document: D, { maxItems, offset }: Page): D {
  if (maxItems === null && offset === 0) return document;
  return cut(document, { maxItems: maxItems ?? Number.MAX_SAFE_INTEGER, offset });
}

/** Everything there is. */
export const WHOLE: Page = { maxItems: null, offset: 0 };

interface Slice {
  readonly maxItems: number;
  readonly offset: number;
}

function cut<D extends Document>(document: D, slice: Slice): D {
  let omitted = document.truncated.omitted;
  const take = <T>(list: readonly T[], offset: number): T[] => {
    const kept = list.slice(offset, offset + slice.maxItems);
    omitted += list.length - kept.length;
    return kept;
  };
  const error = document.error && {
    ...document.error,
    message: short(document.error.message),
    files: take(document.error.files, 0),
    problems: take(document.error.problems, 0).map((problem) => ({
      ...problem,
      message: short(problem.message),
    })),
  };
  const warnings = take(document.warnings, 0).map((warning) => ({
    ...warning,
    message: short(warning.message),
  }));
  const common = { ...document, error, warnings, next: shortened(document.next) };
  if (common.command === 'diff' && 'uncovered' in common) {
    const uncovered = take(worstFirst(common.uncovered), slice.offset).toSorted(byPlace);
    const ranges = uncovered.map((finding) => ({ ...finding, ranges: finding.ranges.slice(0, MAX_RANGES) }));
    omitted += uncovered.reduce((sum, finding) => sum + Math.max(0, finding.ranges.length - MAX_RANGES), 0);
    const weakened = take(unexplainedFirst(common.weakened), 0);
    const excluded = take(common.excluded, 0);
    const mutation = common.mutation && {
      ...common.mutation,
      survivors: take(findingsFirst(common.mutation.survivors), 0),
    };
    const cutDown = { ...common, uncovered: ranges, weakened, excluded, truncated: { omitted } };
    return mutation === undefined ? cutDown : { ...cutDown, mutation };
  }
  if (common.command === 'aggregate' && 'below' in common) {
    const below = take(common.below, slice.offset);
    const unmeasured = take(common.unmeasured, 0);
    return { ...common, below, unmeasured, truncated: { omitted } };
  }
  if (common.command === 'doctor' && 'findings' in common) {
    // They come errors first already.
    const findings = take(common.findings, slice.offset);
    return { ...common, findings, truncated: { omitted } };
  }
  if (common.command === 'init' && 'byHand' in common) {
    const packages = take(common.packages, slice.offset);
    const files = take(common.files, 0);
    const byHand = take(common.byHand, 0);
    return { ...common, packages, files, byHand, truncated: { omitted } };
  }
  if (common.command === 'mutate' && 'survivors' in common) {
    const survivors = take(findingsFirst(common.survivors), slice.offset);
    const below = take(common.below, 0);
    const ignored = take(common.ignored, 0);
    const packages = take(common.packages, 0);
    return { ...common, survivors, below, ignored, packages, truncated: { omitted } };
  }
  if (common.command === 'gate' && 'coverageStatus' in common) {
    const unmeasured = take(common.unmeasured, slice.offset);
    return { ...common, unmeasured, truncated: { omitted } };
  }
  if (common.command === 'baseline' && 'entries' in common) {
    const entries = take(common.entries, slice.offset);
    return { ...common, entries, truncated: { omitted } };
  }
  return { ...common, truncated: { omitted } };
}

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

function worstFirst(findings: readonly DiffItem[]): DiffItem[] {
  return findings.toSorted(
    (left, right) =>
      RANK[left.kind] - RANK[right.kind] || lineCount(right) - lineCount(left) || byPlace(left, right),
  );
}

function lineCount(finding: DiffItem): number {
  return finding.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

function byPlace(left: DiffItem, right: DiffItem): number {
  return (
    byText(left.file, right.file) ||
    (left.ranges[0]?.[0] ?? 0) - (right.ranges[0]?.[0] ?? 0) ||
    byText(left.kind, right.kind)
  );
}

function longestList(document: Document): number {
  const lists = [document.warnings, document.error?.files ?? [], document.error?.problems ?? []];
  const own =
    'uncovered' in document
      ? [document.uncovered, document.weakened, document.excluded, document.mutation?.survivors ?? []]
      : [];
  const layers = 'unmeasured' in document ? [document.unmeasured] : [];
  const below = 'below' in document ? [document.below] : [];
  const recorded = 'entries' in document ? [document.entries] : [];
  const found = 'findings' in document ? [document.findings] : [];
  const planned = 'byHand' in document ? [document.packages, document.files, document.byHand] : [];
  const mutants = 'survivors' in document ? [document.survivors, document.ignored, document.packages] : [];
  const all = [...lists, ...own, ...layers, ...below, ...found, ...planned, ...mutants, ...recorded];
  return Math.max(0, ...all.map((list) => list.length));
}

/** The last one asks the question again, and stays. */
function shortened(commands: readonly string[]): string[] {
  return commands.length <= MAX_COMMANDS
    ? [...commands]
    : [...commands.slice(0, MAX_COMMANDS - 1), ...commands.slice(-1)];
}

function short(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
