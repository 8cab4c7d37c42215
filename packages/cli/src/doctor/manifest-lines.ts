import { valueAt, type StaticValue } from '@tidemark/syntax';
import type { PackageFacts } from './facts.ts';

/** Where a path of a manifest is written, or null. A key of the path is a key of an object or an index of a list. */
export function manifestLine(
  { manifestFile }: PackageFacts,
  ...path: readonly (string | number)[]
): number | null {
  const value = manifestFile?.value ?? null;
  let at: StaticValue | null = value?.kind === 'call' ? (value.given[0] ?? null) : value;
  for (const key of path) {
    if (typeof key === 'string') at = valueAt(at, key);
    else at = at?.kind === 'list' ? (at.items[key] ?? null) : null;
  }
  return at?.line ?? null;
}
