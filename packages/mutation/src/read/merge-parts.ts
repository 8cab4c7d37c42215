import { failed, ok, type Result } from '@tidemark/kernel';
import type { PackageRun } from '../mutant.ts';
import type { PackageContent } from './known-verdicts.ts';
import { mergeRuns, type Part } from './part.ts';

/** A package whose parts are wanted, and its content as it is now. */
export interface WantedPackage extends PackageContent {
  readonly name: string;
  /** The command that makes its parts again, or null. */
  readonly run: string | null;
}

/**
 * Puts the parts of one package together: a complete set of shards of the content that is there now. No part is
 * `no-evidence`, so is an incomplete set, by the shards that are missing; parts of another content are `stale-evidence`.
 */
export function mergeParts(wanted: WantedPackage, parts: readonly Part[]): Result<PackageRun> {
  const own = parts.filter((part) => part.package === wanted.name && part.shard !== null);
  const current = own.filter((part) => hasContent(part, wanted));
  const sets = Map.groupBy(current, (part) => part.shard?.count ?? 0);
  const missing = [...sets].map(([count, set]) => ({ count, set, missing: missingOf(set, count) }));
  const complete = missing.find((entry) => entry.missing.length === 0);
  if (complete !== undefined) return ok(mergeRuns(complete.set.map(({ run }) => run)));
  const [nearest] = missing.toSorted((left, right) => left.missing.length - right.missing.length);
  if (nearest !== undefined) {
    const shards = nearest.missing.map((index) => `${index}/${nearest.count}`).join(', ');
    return failed({
      code: 'no-evidence',
      message: `${wanted.name}: the shards ${shards} are missing`,
      hint: 'Put the parts of every shard into the folder that is merged',
      run: wanted.run,
    });
  }
  return failed({
    code: own.length > 0 ? 'stale-evidence' : 'no-evidence',
    message:
      own.length > 0
        ? `${wanted.name}: its mutants were tried on another content than is here now`
        : `${wanted.name}: there is no part of it to merge`,
    hint: 'Try its mutants on this content first, each shard of them',
    run: wanted.run,
  });
}

function hasContent(part: Part, { contentKey, testFiles }: PackageContent): boolean {
  const names = new Set([...Object.keys(part.testFiles), ...Object.keys(testFiles)]);
  return (
    part.contentKey === contentKey && [...names].every((name) => part.testFiles[name] === testFiles[name])
  );
}

function missingOf(set: readonly Part[], count: number): number[] {
  const present = new Set(set.map((part) => part.shard?.index));
  return Array.from({ length: count }, (_, index) => index + 1).filter((index) => !present.has(index));
}
