import { ok, type Problem, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import { freshnessOf } from './freshness.ts';
import type { LoadedReport } from './load-report.ts';
import { packageByFile, type PackageFiles } from './package-files.ts';

/** A problem for each report that was made from another text than lies there; `file` is the report as shown. */
export async function staleReports(
  world: World,
  root: string,
  packages: readonly PackageFiles[],
  reports: readonly LoadedReport[],
): Promise<Result<Problem[]>> {
  const byFolder = new Map(packages.map((entry) => [entry.owner.ref.path, entry]));
  let byFile: ReadonlyMap<RepoPath, PackageFiles> | null = null;
  const codeOf = (report: LoadedReport) => {
    // Only asked about reports with provenance: without any the map is not needed.
    const known = (byFile ??= packageByFile(packages));
    const mentioned = new Set(report.coverage.flatMap((file) => known.get(file.path) ?? []));
    const own = byFolder.get(report.folder);
    if (own !== undefined) mentioned.add(own);
    return [...mentioned].flatMap((entry) => entry.allCode);
  };
  const stale = await freshnessOf(world, root, reports, { side: { kind: 'worktree' }, codeOf });
  if (!stale.ok) return stale;
  return ok(
    reports.flatMap((report): Problem[] => {
      const because = stale.value.get(report.file) ?? [];
      if (because.length === 0) return [];
      const shown =
        because.slice(0, 5).join(', ') + (because.length > 5 ? ` and ${because.length - 5} more` : '');
      const owner = byFolder.get(report.folder)?.owner.ref;
      return [
        {
          code: 'stale-evidence',
          message: `the coverage of ${owner?.name ?? 'this report'} was measured before ${shown} changed`,
          hint: 'Run the tests with coverage again',
          run: owner?.run ?? null,
          file: report.shown,
        },
      ];
    }),
  );
}
