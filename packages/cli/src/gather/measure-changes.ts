import type { ChangeSet } from '@tidemark/changes';
import { mergeFiles, type FileCoverage } from '@tidemark/coverage-model';
import { collect, failed, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { Measurement } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import { baseName } from './base-name.ts';
import type { EvidencePlace, OwingFile } from './diff-evidence.ts';
import {
  namedReports,
  reportOfPackage,
  reportPlaces,
  type NamedPlace,
  type ReportFile,
} from './find-reports.ts';
import { freshnessOf } from './freshness.ts';
import { knownFiles } from './known-files.ts';
import { loadReport, madeAnewBy, type LoadedReport } from './load-report.ts';
import { ReportReader } from './report-reader.ts';
import { branchlessWarnings, mixedWarnings, unprovenWarnings, type Mentions } from './report-warnings.ts';
import { isCode } from './source-file.ts';
import { sideOf } from './tree.ts';

export interface MeasuredChanges {
  readonly measurements: ReadonlyMap<RepoPath, Measurement>;
  readonly freshness: 'proven' | 'unproven' | null;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

interface MeasurePlace extends EvidencePlace {
  readonly folderOf: (path: RepoPath) => RepoPath;
  /** Of any path, also where nothing changed: a report that is named lies wherever it may. */
  readonly foldersOf: NamedPlace['foldersOf'];
}

/** Finds the measurement of each owing file in the reports that speak of its package, and whether it is still true. */
export async function measureChanges(
  world: World,
  changes: ChangeSet,
  owing: readonly OwingFile[],
  place: MeasurePlace,
): Promise<Result<MeasuredChanges>> {
  const needed = owing.filter(({ source }) => source === null || source.codeLines.length > 0);
  const groups = await groupByPackage(world, needed, place);
  if (!groups.ok) return groups;
  const known = knownFiles(world, place.root, new Set(changes.files.map((file) => file.path)));
  const reader = new ReportReader(world.files);
  const loading = readingsOf(groups.value).map(async ({ report, wanted, run }) =>
    madeAnewBy(run, await loadReport(world, place.root, report, { reader, wanted, known })),
  );
  const loaded = collect(await Promise.all(loading));
  if (!loaded.ok) return loaded;
  const wanted = new Set(needed.map(({ file }) => file.path));
  // What a report says of a file holds for that file's package, wherever the report lies.
  const codeOf = ({ folder, coverage }: LoadedReport) => {
    const mentioned = coverage.filter(({ path }) => wanted.has(path)).map(({ path }) => place.folderOf(path));
    const owners = new Set([folder, ...mentioned]);
    return changedCode(changes, (at) => owners.has(place.folderOf(at)));
  };
  const stale = await freshnessOf(world, place.root, loaded.value, { side: sideOf(changes.source), codeOf });
  if (!stale.ok) return stale;
  const mentions = mentionsIn(loaded.value);
  const measurements = groups.value.flatMap(({ folder, files, reports }) => {
    const own = loaded.value.filter((report) => reports.some((found) => found.file === report.file));
    const because = [...new Set(own.flatMap((report) => stale.value.get(report.file) ?? []))];
    return files.map(({ file, source, oddLineBreak }): [RepoPath, Measurement] => {
      if (own.length === 0) return [file.path, { kind: 'no-report', looked: reportPlaces(folder) }];
      if (because.length > 0) return [file.path, { kind: 'stale', because }];
      // Where the report may count more lines than git, its last one says nothing about its age.
      const lineCount = oddLineBreak === null ? (source?.lineCount ?? null) : null;
      const found = own.flatMap((report) => mentions.get(report)?.get(file.path) ?? []);
      return [file.path, measurementIn(found, lineCount, file.path)];
    });
  });
  const unproven = loaded.value.filter((report) => report.provenance === null);
  return ok({
    measurements: new Map(measurements),
    freshness: loaded.value.length === 0 ? null : unproven.length > 0 ? 'unproven' : 'proven',
    warnings: [
      ...unprovenWarnings(unproven),
      ...mixedWarnings(mentions, wanted),
      ...branchlessWarnings(loaded.value, needed),
      ...loaded.value.flatMap((report) =>
        report.unread.map((what) => ({ code: 'unread', message: `${report.shown}: ${what}` })),
      ),
    ],
  });
}

/** The owing files of one package, and the reports that speak of it. */
interface PackageGroup {
  readonly folder: RepoPath;
  readonly files: readonly OwingFile[];
  readonly reports: readonly ReportFile[];
}

async function groupByPackage(
  world: World,
  needed: readonly OwingFile[],
  place: MeasurePlace,
): Promise<Result<PackageGroup[]>> {
  const byFolder = [...Map.groupBy(needed, ({ owner }) => owner.ref.path)];
  if (place.reports.length === 0) {
    const ownReport = (folder: RepoPath) => [reportOfPackage(world, place.root, folder) ?? []].flat();
    return ok(byFolder.map(([folder, files]) => ({ folder, files, reports: ownReport(folder) })));
  }
  const { reports: patterns, cwd, foldersOf } = place;
  const named = await namedReports(world, place.root, { patterns, cwd, foldersOf });
  if (named.ok) return ok(byFolder.map(([folder, files]) => ({ folder, files, reports: named.value })));
  const runs = new Set(needed.map(({ owner }) => owner.ref.run));
  const run = runs.size === 1 ? ([...runs][0] ?? null) : null;
  return failed(...named.problems.map((problem) => ({ ...problem, run })));
}

interface Reading {
  readonly report: ReportFile;
  readonly wanted: Set<string>;
  readonly run: string | null;
}

/** Each report once, with the base names that are wanted of it and the command of the first package that wants them. */
function readingsOf(groups: readonly PackageGroup[]): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { files, reports } of groups) {
    for (const report of reports) {
      const reading = readings.get(report.file) ?? {
        report,
        wanted: new Set<string>(),
        run: files[0]?.owner.ref.run ?? null,
      };
      for (const { file } of files) reading.wanted.add(baseName(file.path));
      readings.set(report.file, reading);
    }
  }
  return [...readings.values()];
}

/** Every file asks, so each report is looked through once. */
function mentionsIn(reports: readonly LoadedReport[]): Mentions {
  return new Map(reports.map((report) => [report, Map.groupBy(report.coverage, ({ path }) => path)]));
}

function measurementIn(
  mentions: readonly FileCoverage[],
  lineCount: number | null,
  path: RepoPath,
): Measurement {
  if (mentions.length === 0) return { kind: 'not-mentioned' };
  const coverage = mergeFiles(mentions);
  if (lineCount !== null && lastLine(coverage) > lineCount) return { kind: 'stale', because: [path] };
  return { kind: 'measured', coverage };
}

function changedCode({ files }: ChangeSet, isOwned: (path: RepoPath) => boolean): RepoPath[] {
  return files
    .filter(({ path, kind }) => kind === 'file' && isCode(path) && isOwned(path))
    .map((file) => file.path);
}

function lastLine({ lines }: FileCoverage): number {
  return lines.line.at(-1) ?? 0;
}
