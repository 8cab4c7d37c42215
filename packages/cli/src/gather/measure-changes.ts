import type { ChangeSet } from '@tidemark/changes';
import { mergeFiles, type FileCoverage } from '@tidemark/coverage-model';
import { collect, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { Measurement } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import type { EvidencePlace, OwingFile } from './diff-evidence.ts';
import { namedReports, reportOfPackage, reportPlaces, type ReportFile } from './find-reports.ts';
import { freshnessOf } from './freshness.ts';
import { knownFiles } from './known-files.ts';
import { loadReport, type LoadedReport } from './load-report.ts';
import { isCode } from './source-file.ts';
import { sideOf } from './tree.ts';

export interface MeasuredChanges {
  readonly measurements: ReadonlyMap<RepoPath, Measurement>;
  readonly freshness: 'proven' | 'unproven' | null;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

interface MeasurePlace extends EvidencePlace {
  readonly folderOf: (path: RepoPath) => RepoPath;
}

/** Finds the measurement of each owing file in the reports that speak of its package, and whether it is still true. */
export async function measureChanges(
  world: World,
  changes: ChangeSet,
  owing: readonly OwingFile[],
  place: MeasurePlace,
): Promise<Result<MeasuredChanges>> {
  const needed = owing.filter(({ source }) => source === null || source.codeLines.length > 0);
  const found = findReports(world, needed, place);
  if (!found.ok) return found;
  const known = knownFiles(world, place.root, new Set(changes.files.map((file) => file.path)));
  const files = [
    ...new Map([...found.value.values()].flat().map((report) => [report.file, report])).values(),
  ];
  const wanted = wantedNames(needed, found.value);
  const loading = files.map((report) =>
    loadReport(world, place.root, report, { wanted: wanted.get(report.file) ?? new Set(), known }),
  );
  const loaded = collect(await Promise.all(loading));
  if (!loaded.ok) return loaded;
  const byFile = new Map(loaded.value.map((report) => [report.file, report]));
  const codeOf = (folder: RepoPath) => changedCode(changes, (at) => place.folderOf(at) === folder);
  const stale = await freshnessOf(world, place.root, loaded.value, { side: sideOf(changes.source), codeOf });
  if (!stale.ok) return stale;
  const measurements = needed.map(({ file, owner, source }): [RepoPath, Measurement] => {
    const reports = (found.value.get(owner.ref.path) ?? []).flatMap(
      (report) => byFile.get(report.file) ?? [],
    );
    if (reports.length === 0) return [file.path, { kind: 'no-report', looked: reportPlaces(owner.ref.path) }];
    const because = reports.flatMap((report) => stale.value.get(report.file) ?? []);
    if (because.length > 0) return [file.path, { kind: 'stale', because: [...new Set(because)] }];
    return [file.path, measurementIn(reports, file.path, source?.lineCount ?? null)];
  });
  const unproven = loaded.value.filter((report) => report.provenance === null);
  return ok({
    measurements: new Map(measurements),
    freshness: loaded.value.length === 0 ? null : unproven.length > 0 ? 'unproven' : 'proven',
    warnings: [
      ...(unproven.length > 0 ? [unprovenWarning(unproven)] : []),
      ...loaded.value.flatMap((report) =>
        report.unread.map((what) => ({ code: 'unread', message: `${report.shown}: ${what}` })),
      ),
    ],
  });
}

function findReports(
  world: World,
  owing: readonly OwingFile[],
  place: MeasurePlace,
): Result<Map<RepoPath, ReportFile[]>> {
  const folders = [...new Set(owing.map(({ owner }) => owner.ref.path))];
  if (place.reports.length === 0) {
    return ok(
      new Map(folders.map((folder) => [folder, [reportOfPackage(world, place.root, folder) ?? []].flat()])),
    );
  }
  const named = namedReports(world, place.root, {
    patterns: place.reports,
    cwd: place.cwd,
    folderOf: place.folderOf,
  });
  return named.ok ? ok(new Map(folders.map((folder) => [folder, named.value]))) : named;
}

/** Base names to read out of each report: those of the files whose package it speaks of. */
function wantedNames(
  needed: readonly OwingFile[],
  reports: ReadonlyMap<RepoPath, readonly ReportFile[]>,
): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { file, owner } of needed) {
    for (const report of reports.get(owner.ref.path) ?? []) {
      const names = wanted.get(report.file) ?? new Set();
      wanted.set(report.file, names.add(baseName(file.path)));
    }
  }
  return wanted;
}

function measurementIn(
  reports: readonly LoadedReport[],
  path: RepoPath,
  lineCount: number | null,
): Measurement {
  const mentions = reports.flatMap((report) => report.coverage.filter((file) => file.path === path));
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

function unprovenWarning(reports: readonly LoadedReport[]) {
  const shown = reports
    .slice(0, 3)
    .map((report) => report.shown)
    .join(', ');
  const rest = reports.length > 3 ? ` and ${reports.length - 3} more` : '';
  return {
    code: 'unproven',
    message: `no provenance beside ${shown}${rest}: whether the tests ran on this text cannot be proved`,
  };
}

function baseName(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
