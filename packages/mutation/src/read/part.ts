import { mutantKey, type PackageRun } from '../mutant.ts';
import type { Shard } from '../plan/shard-files.ts';
import { inOrder } from './in-order.ts';
import { stillKnown, type PackageContent } from './known-verdicts.ts';
import { reindexed, testKey } from './reindexed.ts';

/** What one run found of one package, to be kept or merged. Without a shard it is a memory of any mutants, not a share. */
export interface Part extends PackageContent {
  readonly package: string;
  readonly shard: Shard | null;
  readonly run: PackageRun;
}

/** A part as text, the same for the same part. */
export function partText(part: Part): string {
  return `${JSON.stringify({ schemaVersion: 1, ...part })}\n`;
}

/** Reads a part; null for anything else, such as one of another version. */
export async function readPart(text: string): Promise<Part | null> {
  const { partSchema } = await import('./part-schema.ts');
  try {
    const parsed = partSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { schemaVersion: _version, ...part } = parsed.data;
    return part;
  } catch {
    return null;
  }
}

/** What is remembered of a package after a run: what came of it, and what of an earlier memory still holds. */
export function remembering(before: Part | null, now: Omit<Part, 'shard'>): Part {
  const run = before === null ? now.run : mergeRuns([stillKnown(before, now), now.run]);
  return { ...now, shard: null, run };
}

/** Several runs of one content as one. Each mutant is there once: of one that several tried, the last verdict counts. */
export function mergeRuns(runs: readonly PackageRun[]): PackageRun {
  const tests = uniqueBy(
    runs.flatMap((run) => run.tests),
    testKey,
  );
  const mutants = uniqueBy(
    runs.flatMap((run) => run.mutants.map(reindexed(run.tests, tests))),
    mutantKey,
  );
  return inOrder({ tests, mutants });
}

function uniqueBy<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}
