import type { FileCoverage } from '../coverage.ts';

/** Writes coverage-final.json, a file a line, keyed by the repo-relative path. Files without statements are left out. */
export function* formatIstanbul(files: Iterable<FileCoverage>): Generator<Uint8Array> {
  let before = '{';
  for (const { path, istanbul } of files) {
    if (istanbul === null) continue;
    yield Buffer.from(`${before}${JSON.stringify(path)}:${JSON.stringify({ path, ...istanbul })}`);
    before = '\n,';
  }
  yield Buffer.from(before === '{' ? '{}\n' : '\n}\n');
}
