import { mergeFiles, type FileCoverage } from '@tidemark/coverage-model';
import {
  byText,
  collect,
  failed,
  ok,
  pathBelow,
  type Problem,
  type RepoPath,
  type Result,
} from '@tidemark/kernel';
import type { Tools } from '@tidemark/ledger/look';
import type { World } from '../world/world.ts';
import { expiredAllows, idleAllows } from './allow-warnings.ts';
import type { EvidencePlace } from './diff-evidence.ts';
import { joinedTools } from './joined-tools.ts';
import { findWorkspaceReports, noReport, owesReport } from './find-workspace-reports.ts';
import { holdsStatements } from './holds-statements.ts';
import { knownAmong } from './known-files.ts';
import { loadWholeReport, madeAnewBy, type LoadedReport } from './load-report.ts';
import { packageFiles, type PackageFiles } from './package-files.ts';
import { ReportReader } from './report-reader.ts';
import { unprovenWarnings } from './report-warnings.ts';
import { staleReports } from './stale-reports.ts';
import type { Workspace } from './workspace.ts';

/** A code file that no rule lets out, and what was measured of it, merged over all reports; null where none tells of it. */
export interface CountedFile {
  readonly file: RepoPath;
  readonly coverage: FileCoverage | null;
}

/** The files of a package, and what was measured of its code. */
export interface PackageEvidence extends PackageFiles {
  readonly counted: readonly CountedFile[];
}

/** What was measured of the whole workspace. */
export interface WorkspaceEvidence {
  readonly packages: readonly PackageEvidence[];
  readonly freshness: 'proven' | 'unproven' | null;
  /** Which tools counted, over all reports. */
  readonly tools: Tools;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Gathers the evidence of every package. A package with tests, or with a manifest, that has code to measure and no
 * report is `no-evidence`; a report made from another text than lies there is `stale-evidence`. All of them are named.
 */
export async function gatherWorkspace(
  world: World,
  place: EvidencePlace,
  { present, owners }: Workspace,
): Promise<Result<WorkspaceEvidence>> {
  const divided = packageFiles(owners, present, world.today);
  const reports = await findWorkspaceReports(world, divided, place);
  if (!reports.ok) return reports;
  const runs = new Map(owners.map(({ ref }) => [ref.path, ref.run]));
  const results: Result<LoadedReport>[] = [];
  const reading = { reader: new ReportReader(world.files), known: knownAmong(present) };
  // One at a time: the bytes of a report are let go before the next is read.
  for (const report of reports.value)
    results.push(
      madeAnewBy(runs.get(report.folder) ?? null, await loadWholeReport(world, place.root, report, reading)),
    );
  const loaded = collect(results);
  if (!loaded.ok) return loaded;
  const stale = await staleReports(world, place.root, divided, loaded.value);
  if (!stale.ok) return stale;
  const coverage = mergedByPath(loaded.value);
  const packages = divided.map((entry) => ({
    ...entry,
    counted: entry.code.map((file) => ({ file, coverage: coverage.get(file) ?? null })),
  }));
  const missing = await unmentioned(world, place.root, packages);
  if (stale.value.length + missing.length > 0) return failed(...stale.value, ...missing);
  return ok({
    packages,
    freshness:
      loaded.value.length === 0
        ? null
        : loaded.value.every((report) => report.provenance !== null)
          ? 'proven'
          : 'unproven',
    tools: joinedTools(loaded.value.flatMap((report) => report.provenance?.tools ?? [])),
    warnings: [
      ...unprovenWarnings(loaded.value.filter((report) => report.provenance === null)),
      ...loaded.value.flatMap((report) =>
        report.unread.map((what) => ({ code: 'unread', message: `${report.shown}: ${what}` })),
      ),
      ...allowWarnings(packages, world.today),
    ],
  });
}

/** The files that were measured, in code-unit order of the path. */
export function measuredFiles(packages: readonly PackageEvidence[]): FileCoverage[] {
  return packages
    .flatMap((entry) => entry.counted.flatMap(({ coverage }) => coverage ?? []))
    .toSorted((left, right) => byText(left.path, right.path));
}

function allowWarnings(packages: readonly PackageFiles[], today: string) {
  const idle = packages.flatMap(({ owner, allCode }) =>
    idleAllows(
      owner,
      allCode.map((at) => pathBelow(owner.ref.path, at)),
      today,
    ),
  );
  const expired = expiredAllows(
    packages.map((entry) => entry.owner),
    today,
  );
  return [...expired, ...idle];
}

/** The report of the root, or one that is named, may stand for a package; when it tells nothing of it, there is none. */
async function unmentioned(
  world: World,
  root: string,
  packages: readonly PackageEvidence[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const entry of packages) {
    if (!owesReport(entry) || entry.counted.some(({ coverage }) => coverage !== null)) continue;
    if (!(await anyHolds(world, root, entry.code))) continue;
    const message = `no report tells of a file of ${entry.owner.ref.name}, although it has code to measure`;
    problems.push({ ...noReport(entry.owner), message });
  }
  return problems;
}

async function anyHolds(world: World, root: string, code: readonly RepoPath[]): Promise<boolean> {
  for (const file of code) if (await holdsStatements(world, root, file)) return true;
  return false;
}

function mergedByPath(reports: readonly LoadedReport[]): Map<RepoPath, FileCoverage> {
  const single = new Map<RepoPath, FileCoverage>();
  const several = new Map<RepoPath, FileCoverage[]>();
  for (const report of reports) {
    for (const file of report.coverage) {
      const before = single.get(file.path);
      if (before === undefined) single.set(file.path, file);
      else several.set(file.path, [...(several.get(file.path) ?? [before]), file]);
    }
  }
  for (const [path, files] of several) single.set(path, mergeFiles(files));
  return single;
}
