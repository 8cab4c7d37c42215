import type { Ratio, Tally } from '@tidemark/kernel';
import { z } from 'zod';

/** Where a repository stood: the tallies of a committed summary. */
export interface Standing {
  readonly total: Tally;
  readonly packages: ReadonlyMap<string, { readonly path: string | null; readonly tally: Tally }>;
}

const count = z.int().nonnegative();
const ratio = z
  .object({ covered: count, total: count })
  .refine(({ covered, total }) => covered <= total, 'more is covered than there is');
const tally = { statements: ratio, branches: ratio, functions: ratio, lines: ratio };

/** Longer than any name or reason that is one; histories are written by whoever could commit. */
const LONGEST_NAME = 1000;
const LONGEST_REASON = 300;

// History is older than the schema of today: what a trend needs must hold, and all else may be there.
const summary = z.object({
  total: z.object(tally),
  packages: z
    .record(z.string().max(LONGEST_NAME), z.object({ path: z.string().optional(), ...tally }))
    .optional(),
});

/** Reads a committed summary of any age, also istanbul's own; a string says what is wrong with it. */
export function readStanding(text: string): Standing | string {
  const parsed = parse(text);
  if (parsed === undefined) return 'it is no JSON';
  const read = summary.safeParse(parsed);
  if (!read.success) {
    const reason = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
  }
  const packages = Object.entries(read.data.packages ?? {});
  return {
    total: tallyOf(read.data.total),
    packages: new Map(
      packages.map(([name, part]) => [name, { path: part.path ?? null, tally: tallyOf(part) }]),
    ),
  };
}

function tallyOf(part: Readonly<Record<keyof Tally, Ratio>>): Tally {
  const { statements, branches, functions, lines } = part;
  return { statements, branches, functions, lines };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
