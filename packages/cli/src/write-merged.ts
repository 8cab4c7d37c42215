import path from 'node:path';
import { formatCobertura, formatIstanbul, type FileCoverage } from '@tidemark/coverage-model';
import { collect, ok, type Result } from '@tidemark/kernel';
import type { Drafted, World } from './world/world.ts';

/** No reader of Cobertura takes more: above this many lines the file is left out, and that is said. */
const MOST_COBERTURA_LINES = 2_000_000;

export interface Merged {
  /** Names below the root where they lie within it. */
  readonly names: readonly string[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** Where the merged reports lie, and what they hold: files, and how many lines these have. The largest is written already. */
export interface MergedReports {
  readonly root: string;
  readonly out: string;
  readonly lcov: Drafted;
  readonly files: readonly FileCoverage[];
  readonly nLines: number;
}

/** Writes the merged reports with repo-relative paths: lcov, istanbul JSON where there are statements, Cobertura. What cannot be written is `usage`. */
export async function writeMerged(
  world: World,
  { root, out, lcov, files, nLines }: MergedReports,
): Promise<Result<Merged>> {
  const results: Result<string>[] = [];
  const note = (file: string, written: Result<null>) =>
    results.push(written.ok ? ok(path.relative(root, file)) : written);
  const write = (name: string, chunks: Iterable<Uint8Array>) => {
    const file = path.join(out, name);
    note(file, world.files.write(file, chunks));
  };
  note(lcov.path, await lcov.finish());
  const withStatements = files.filter((file) => file.granularity === 'statement');
  if (withStatements.length > 0) write('coverage-final.json', formatIstanbul(withStatements));
  if (nLines <= MOST_COBERTURA_LINES) write('cobertura.xml', formatCobertura(files));
  const warnings =
    nLines <= MOST_COBERTURA_LINES
      ? []
      : [
          {
            code: 'cobertura-left-out',
            message: `cobertura.xml is left out: ${nLines} lines are more than its readers take`,
          },
        ];
  const names = collect(results);
  return names.ok ? ok({ names: names.value, warnings }) : names;
}
