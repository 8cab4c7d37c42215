import { joinRepoPath, ok, pathBelow, type RepoPath, type Result } from '@tidemark/kernel';
import { staleFiles } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import { blobIds } from './blob-ids.ts';
import type { LoadedReport } from './load-report.ts';
import type { Side } from './tree.ts';

/**
 * Compares each report's provenance with the text that is judged. `codeOf` gives the code files below a package that
 * count even where the provenance does not know them: they came after the tests. The answer holds, by report file, the
 * paths below the package that differ; a report without provenance has no entry.
 */
export async function freshnessOf(
  world: World,
  root: string,
  reports: readonly LoadedReport[],
  { side, codeOf }: { readonly side: Side; readonly codeOf: (folder: RepoPath) => readonly RepoPath[] },
): Promise<Result<Map<string, string[]>>> {
  const sworn = reports.flatMap(({ file, folder, provenance }) => {
    if (provenance === null) return [];
    const recorded = [...provenance.files.keys()].flatMap((at) => joinRepoPath(folder, at) ?? []);
    return { file, folder, measured: provenance.files, paths: [...recorded, ...codeOf(folder)] };
  });
  const ids = await blobIds(world, root, side, {
    paths: sworn.flatMap((report) => report.paths),
    folders: [...new Set(sworn.map((report) => report.folder))],
  });
  if (!ids.ok) return ids;
  return ok(
    new Map(
      sworn.map(({ file, folder, measured, paths }) => {
        const judged = new Map(paths.map((at) => [pathBelow(folder, at), ids.value.get(at) ?? null]));
        return [file, staleFiles(measured, judged)];
      }),
    ),
  );
}
