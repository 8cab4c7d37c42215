import { byText } from '@tidemark/kernel';

/** Blob ids by path, of when the tests ran (null: the file changed while they ran). */
export type MeasuredBlobs = ReadonlyMap<string, string | null>;

/**
 * Names the files that are not what they were when the package was measured: edited, deleted, or added since. A test
 * file counts too: evidence depends on the tests that made it. `judged` holds the blob id of each recorded or changed
 * file as it is judged, null when it is gone.
 */
export function staleFiles<Path extends string>(
  measured: MeasuredBlobs,
  judged: ReadonlyMap<Path, string | null>,
): Path[] {
  const stale: Path[] = [];
  for (const [path, blob] of judged) {
    const before = measured.get(path);
    if (before === undefined ? blob !== null : before === null || before !== blob) stale.push(path);
  }
  return stale.toSorted(byText);
}
