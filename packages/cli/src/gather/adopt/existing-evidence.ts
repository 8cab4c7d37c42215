import { tallyOf } from '@tidemark/coverage-model';
import { isWithin, ok, pathBelow, type RepoPath, type Result } from '@tidemark/kernel';
import type { Evidence } from '@tidemark/scaffold';
import type { World } from '../../world/world.ts';
import { reportOfPackage } from '../find-reports.ts';
import { holdsStatements } from '../holds-statements.ts';
import { knownAmong } from '../known-files.ts';
import { loadWholeReport, type LoadedReport } from '../load-report.ts';
import type { PackageFiles } from '../package-files.ts';
import { ReportReader } from '../report-reader.ts';
import { staleReports } from '../stale-reports.ts';

/** A report that was read, or why it tells nothing. */
type Told = LoadedReport | string;

/** What the reports that lie there tell of each package, by its folder. A report that cannot be used is no failure here. */
export async function existingEvidence(
  world: World,
  root: string,
  packages: readonly PackageFiles[],
  present: readonly RepoPath[],
): Promise<Result<Map<RepoPath, Evidence>>> {
  const reading = { reader: new ReportReader(world.files), known: knownAmong(present) };
  const told = new Map<string, Told>();
  const places = new Map(
    packages.map((entry) => [entry, reportOfPackage(world, root, entry.owner.ref.path)]),
  );
  for (const place of places.values()) {
    if (place === null || told.has(place.file)) continue;
    const loaded = await loadWholeReport(world, root, place, reading);
    told.set(place.file, loaded.ok ? loaded.value : (loaded.problems[0]?.message ?? 'it cannot be read'));
  }
  const reports = [...told.values()].filter((report) => typeof report !== 'string');
  const stale = await staleReports(world, root, packages, reports);
  if (!stale.ok) return stale;
  for (const problem of stale.value)
    for (const report of reports) if (report.shown === problem.file) told.set(report.file, problem.message);
  const evidence = new Map<RepoPath, Evidence>();
  for (const [entry, place] of places) {
    const report = place === null ? 'there is no coverage report' : (told.get(place.file) ?? '');
    evidence.set(entry.owner.ref.path, await evidenceOf(world, root, entry, report));
  }
  return ok(evidence);
}

async function evidenceOf(
  world: World,
  root: string,
  { owner, code }: PackageFiles,
  report: Told,
): Promise<Evidence> {
  if (typeof report === 'string') return { kind: 'none', why: report };
  const folder = owner.ref.path;
  const measured = new Map(
    report.coverage.flatMap((file) =>
      isWithin(folder, file.path) ? [[file.path, tallyOf(file)] as const] : [],
    ),
  );
  const own = code.filter((file) => measured.has(file));
  if (own.length === 0) return { kind: 'none', why: `${report.shown} tells of none of its files` };
  const missing: string[] = [];
  for (const file of code) {
    if (!measured.has(file) && (await holdsStatements(world, root, file)))
      missing.push(pathBelow(folder, file));
  }
  const tallies = new Map(
    own.flatMap((file) => {
      const tally = measured.get(file);
      return tally === undefined ? [] : [[pathBelow(folder, file), tally] as const];
    }),
  );
  return { kind: 'measured', report: report.shown, tallies, missing };
}
