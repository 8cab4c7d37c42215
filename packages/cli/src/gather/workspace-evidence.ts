import {
  collect,
  failed,
  ok,
  type Problem,
  type RepoPath,
  type Result,
  pathBelow,
  ROOT,
  isWithin,
} from '@tidemark/kernel';
import type { FileCoverage } from '@tidemark/coverage-model';
import { mergeFiles } from '@tidemark/coverage-model';
import type { Tools } from '@tidemark/ledger/look';
import type { World } from '../world/world.ts';
import { expiredAllows, idleAllows } from './allow-warnings.ts';
import type { EvidencePlace } from './diff-evidence.ts';
import { joinedTools } from './joined-tools.ts';
import { namedReports, reportOfPackage, reportPlaces, type ReportFile } from './find-reports.ts';
import { freshnessOf } from './freshness.ts';
import { holdsStatements } from './holds-statements.ts';
import { knownAmong } from './known-files.ts';
import { loadWholeReport, madeAnewBy, type LoadedReport } from './load-report.ts';
import type { Owner } from './packages.ts';
import { packageFiles, type PackageFiles } from './package-files.ts';
import { ReportReader } from './report-reader.ts';
import type { Workspace } from './workspace.ts';

/** The files of a package, and beside its code what was measured of each, merged over all reports; null where none tells of it. */
export interface PackageEvidence extends PackageFiles {
  readonly measured: readonly (FileCoverage | null)[];
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
  const reports = await findReports(world, divided, place);
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
    measured: entry.code.map((file) => coverage.get(file) ?? null),
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
    .flatMap((entry) => entry.measured.flatMap((file) => file ?? []))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
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

async function findReports(
  world: World,
  packages: readonly PackageFiles[],
  place: EvidencePlace,
): Promise<Result<ReportFile[]>> {
  if (place.reports.length > 0) {
    const folders = new Map(
      packages.flatMap(({ owner, code }) => code.map((at) => [at, owner.ref.path] as const)),
    );
    const folderOf = (at: RepoPath) => folders.get(at) ?? nearestFolder(packages, at);
    return namedReports(world, place.root, {
      patterns: place.reports,
      cwd: place.cwd,
      foldersOf: async () => ok(folderOf),
    });
  }
  const reports = new Map<string, ReportFile>();
  const problems: Problem[] = [];
  for (const entry of packages) {
    const report = reportOfPackage(world, place.root, entry.owner.ref.path);
    if (report !== null && entry.code.length === 0 && holdsNothing(world, report)) continue;
    if (report !== null) reports.set(report.file, report);
    else if (owesReport(entry)) problems.push(noReport(entry.owner));
  }
  if (problems.length > 0) return failed(...problems);
  if (reports.size > 0) return ok([...reports.values()]);
  return failed({
    code: 'no-evidence',
    message: 'no package has a coverage report, and none has tests that would make one',
    hint: 'Run the tests with coverage, or name the report with --coverage',
  });
}

/** What vitest writes of a package that has nothing to measure: no byte of lcov, `{}` of JSON. */
function holdsNothing({ files }: World, { file }: ReportFile): boolean {
  const bytes = Buffer.alloc('{}\r\n'.length);
  const part = files.readInto(bytes, file, 0);
  if (part === null || part.size > bytes.length) return false;
  return ['', '{}'].includes(bytes.toString('latin1', 0, part.length).trim());
}

/** A package with tests says that it is measured, and one with a manifest promises it. */
function owesReport({ code, hasTests, owner }: PackageFiles): boolean {
  return code.length > 0 && (hasTests || owner.hasManifest);
}

/** The report of the root, or one that is named, may stand for a package; when it tells nothing of it, there is none. */
async function unmentioned(
  world: World,
  root: string,
  packages: readonly PackageEvidence[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const entry of packages) {
    if (!owesReport(entry) || entry.measured.some((file) => file !== null)) continue;
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

function nearestFolder(packages: readonly PackageFiles[], at: RepoPath): RepoPath {
  const folders = packages.map(({ owner }) => owner.ref.path).filter((folder) => isWithin(folder, at));
  return folders.reduce((best, folder) => (folder.length > best.length ? folder : best), ROOT);
}

function noReport({ ref }: Owner): Problem {
  return {
    code: 'no-evidence',
    message: `${ref.name} has no coverage report (looked for ${reportPlaces(ref.path).join(', ')})`,
    hint: 'Run the tests with coverage, or name the report with --coverage',
    run: ref.run,
    file: ref.path || '.',
  };
}

/** A problem for each report that was made from another text than lies there; `file` is the report as shown. */
export async function staleReports(
  world: World,
  root: string,
  packages: readonly PackageFiles[],
  reports: readonly LoadedReport[],
): Promise<Result<Problem[]>> {
  const byFolder = new Map(packages.map((entry) => [entry.owner.ref.path, entry]));
  let owners: ReadonlyMap<RepoPath, PackageFiles> | null = null;
  const codeOf = (report: LoadedReport) => {
    // Only of a report that swears to its sources anybody asks.
    const known = (owners ??= ownersOf(packages));
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

function ownersOf(packages: readonly PackageFiles[]): Map<RepoPath, PackageFiles> {
  return new Map(packages.flatMap((entry) => entry.code.map((at) => [at, entry] as const)));
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
