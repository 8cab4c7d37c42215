import {
  isWithin,
  joinRepoPath,
  ok,
  parentOf,
  pathBelow,
  type RepoPath,
  type Result,
} from '@tidemark/kernel';
import { staleFiles } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import { blobIds } from './blob-ids.ts';
import type { LoadedReport } from './load-report.ts';
import type { Side } from './tree.ts';

interface Freshness {
  readonly side: Side;
  /** The code files that a report must know although its provenance may not name them: they came after the tests. */
  readonly codeOf: (report: LoadedReport) => readonly RepoPath[];
}

/**
 * Compares each report's provenance with the text that is judged, or, where it has none and another text than the
 * working tree's is judged, that text with the working tree's, which the tests ran on. The answer holds, by report
 * file, the paths that differ; a report of which nothing can be told has no entry.
 */
export async function freshnessOf(
  world: World,
  root: string,
  reports: readonly LoadedReport[],
  { side, codeOf }: Freshness,
): Promise<Result<Map<string, string[]>>> {
  const sworn = reports.flatMap((report) => {
    const { provenance } = report;
    if (provenance === null) return [];
    const folder = provenance.folder ?? report.folder;
    const measured = new Map(
      [...provenance.files].flatMap(([at, id]): [RepoPath, string | null][] => {
        const path = joinRepoPath(folder, at);
        return path === null ? [] : [[path, id]];
      }),
    );
    const paths = [...measured.keys(), ...codeOf(report)];
    return { file: report.file, folder, measured, paths };
  });
  const judged = await blobIds(
    world,
    root,
    side,
    placesOf(
      sworn.flatMap((report) => report.paths),
      sworn.map((report) => report.folder),
    ),
  );
  if (!judged.ok) return judged;
  const elsewhere = await differingFromWorktree(world, root, side, {
    unsworn: reports.filter((report) => report.provenance === null),
    codeOf,
  });
  if (!elsewhere.ok) return elsewhere;
  const stale = sworn.map(({ file, folder, measured, paths }): [string, string[]] => {
    const ids = new Map(paths.map((at) => [at, judged.value.get(at) ?? null]));
    return [file, staleFiles(measured, ids).map((at) => (isWithin(folder, at) ? pathBelow(folder, at) : at))];
  });
  return ok(new Map([...stale, ...elsewhere.value]));
}

/** A report without provenance was made from the working tree, as far as anybody knows. */
async function differingFromWorktree(
  world: World,
  root: string,
  side: Side,
  { unsworn, codeOf }: { readonly unsworn: readonly LoadedReport[]; readonly codeOf: Freshness['codeOf'] },
): Promise<Result<[string, string[]][]>> {
  if (side.kind === 'worktree' || unsworn.length === 0) return ok([]);
  const places = placesOf(unsworn.flatMap(codeOf), []);
  const [judged, lying] = await Promise.all([
    blobIds(world, root, side, places),
    blobIds(world, root, { kind: 'worktree' }, places),
  ]);
  if (!judged.ok) return judged;
  if (!lying.ok) return lying;
  return ok(
    unsworn.map((report): [string, string[]] => {
      const differs = (at: RepoPath) => judged.value.get(at) !== lying.value.get(at);
      return [report.file, codeOf(report).filter(differs)];
    }),
  );
}

/** The paths, and folders that hold them all. */
function placesOf(paths: readonly RepoPath[], folders: readonly RepoPath[]) {
  const outside = paths.filter((at) => !folders.some((folder) => isWithin(folder, at)));
  return { paths, folders: [...new Set([...folders, ...outside.map(parentOf)])] };
}
