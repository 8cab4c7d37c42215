import path from 'node:path';
import {
  formatCobertura,
  formatIstanbul,
  formatLcov,
  tallyOf,
  type FileCoverage,
} from '@tidemark/coverage-model';
import { collect, ok, type Result } from '@tidemark/kernel';
import type { Draft, World } from './world/world.ts';

/** No reader of Cobertura takes more: above this many lines the file is left out, and that is said. */
const MOST_COBERTURA_LINES = 2_000_000;

export interface Merged {
  /** Names below the root where they lie within it. */
  readonly names: readonly string[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** The merged reports of a folder, begun before what they hold is known: each is written, or discarded. */
export interface MergedDrafts {
  readonly lcov: Draft;
  readonly istanbul: Draft;
  readonly cobertura: Draft;
}

/** Begins the merged reports; who calls it discards them at the end, whatever became of them. */
export function draftMerged({ files }: World, folder: string): MergedDrafts {
  return {
    lcov: files.draft(path.join(folder, 'lcov.info')),
    istanbul: files.draft(path.join(folder, 'coverage-final.json')),
    cobertura: files.draft(path.join(folder, 'cobertura.xml')),
  };
}

/** Gives up what was not written. */
export async function discardMerged({ lcov, istanbul, cobertura }: MergedDrafts): Promise<void> {
  await Promise.all([lcov, istanbul, cobertura].map((draft) => draft.discard()));
}

/** Writes the merged reports with repo-relative paths: lcov, istanbul JSON where there are statements, Cobertura. What cannot be written is `usage`. */
export async function writeMerged(
  { lcov, istanbul, cobertura }: MergedDrafts,
  root: string,
  files: readonly FileCoverage[],
): Promise<Result<Merged>> {
  const results: Result<string>[] = [];
  const write = async (draft: Draft, chunks: Iterable<Uint8Array>) => {
    const written = await draft.write(chunks);
    results.push(written.ok ? ok(path.relative(root, draft.path)) : written);
  };
  await write(lcov, formatLcov(files));
  const withStatements = files.filter((file) => file.granularity === 'statement');
  if (withStatements.length > 0) await write(istanbul, formatIstanbul(withStatements));
  const nLines = files.reduce((sum, file) => sum + tallyOf(file).lines.total, 0);
  if (nLines <= MOST_COBERTURA_LINES) await write(cobertura, formatCobertura(files));
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
