import { CUT_LISTS, type DocumentOf, type Schema } from './cut-lists.ts';

/** What fits the context of an agent: bytes of the compact document. */
const MAX_BYTES = 25_000;
const MAX_TEXT = 2_000;
const MAX_COMMAND_BYTES = 8_000;

/** Which findings to show: at most `maxItems` (null: as many as fit) after the first `offset`, worst first. */
export interface Page {
  readonly maxItems: number | null;
  readonly offset: number;
}

/** A document of the schema that it names. */
type Named<S extends Schema> = DocumentOf[S] & { readonly $schema: S };

/**
 * Cuts a document down to a page of at most 25 KB. The worst findings are kept, in the order of place; what is left
 * out is counted in `truncated.omitted`, and the whole document is on disk.
 */
export function fitDocument<S extends Schema>(document: Named<S>, page: Page): DocumentOf[S] {
  const maxItems = page.maxItems ?? Number.MAX_SAFE_INTEGER;
  let { cut: fitted, longest } = cutTo(document, { ...page, maxItems });
  let size = Math.min(maxItems, longest);
  while (size > 0 && Buffer.byteLength(JSON.stringify(fitted)) > MAX_BYTES) {
    size = Math.floor(size * 0.8);
    fitted = cutTo(document, { ...page, maxItems: size }).cut;
  }
  return fitted;
}

/** The findings of a page, however long they are: what a person is shown. */
export function pageOf<S extends Schema>(document: Named<S>, { maxItems, offset }: Page): DocumentOf[S] {
  if (maxItems === null && offset === 0) return document;
  return cutTo(document, { maxItems: maxItems ?? Number.MAX_SAFE_INTEGER, offset }).cut;
}

/** Everything there is. */
export const WHOLE: Page = { maxItems: null, offset: 0 };

interface Slice {
  readonly maxItems: number;
  readonly offset: number;
}

interface CutDocument<S extends Schema> {
  readonly cut: DocumentOf[S];
  /** Entries of the longest list, before it was cut. */
  readonly longest: number;
}

function cutTo<S extends Schema>(document: Named<S>, { maxItems, offset }: Slice): CutDocument<S> {
  let omitted = document.truncated.omitted;
  let longest = 0;
  const most = <T>(list: readonly T[], nMost: number, from = 0): T[] => {
    const kept = list.slice(from, from + nMost);
    omitted += list.length - kept.length;
    return kept;
  };
  const taken =
    (from: number) =>
    <T>(list: readonly T[]): T[] => {
      longest = Math.max(longest, list.length);
      return most(list, maxItems, from);
    };
  const first = taken(0);
  const schema: S = document.$schema;
  const own = CUT_LISTS[schema](document, { page: taken(offset), first, most });
  const error = own.error && {
    ...own.error,
    message: short(own.error.message),
    files: first(own.error.files),
    problems: first(own.error.problems).map((problem) => ({ ...problem, message: short(problem.message) })),
  };
  const warnings = first(own.warnings).map((warning) => ({ ...warning, message: short(warning.message) }));
  const next = shortened(own.next);
  omitted += own.next.length - next.length;
  const cut = { ...own, error, warnings, next, truncated: { omitted } };
  return { cut, longest };
}

/** The last one asks the question again, and stays. */
function shortened(commands: readonly string[]): string[] {
  let bytes = 0;
  const fitting = commands
    .slice(0, -1)
    .filter((command) => (bytes += Buffer.byteLength(command)) <= MAX_COMMAND_BYTES);
  return [...fitting, ...commands.slice(-1)];
}

function short(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
