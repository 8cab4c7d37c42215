import path from 'node:path';
import {
  readReport,
  resolveSources,
  scanReport,
  type FileCoverage,
  type ParsedReport,
} from '@tidemark/coverage-model';
import { failed, gitRepoPath, ok, type Problem, type RepoPath, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import type { ReportFile } from './find-reports.ts';
import { readProvenance, type Provenance } from './provenance.ts';
import type { ReportReader } from './report-reader.ts';
import { strayFile } from './stray-file.ts';

/** A report with its paths resolved to the repository, and where it came from, if it says so. */
export interface LoadedReport extends ReportFile {
  readonly coverage: readonly FileCoverage[];
  readonly provenance: Provenance | null;
  readonly unread: readonly string[];
}

/** What is known of the repository's files, for telling which file a path of a report means. */
export interface KnownFiles {
  readonly exists: (path: RepoPath) => boolean;
  /** Every file git knows; asked only when a path is not found as written. */
  readonly present: () => Promise<Result<ReadonlySet<RepoPath>>>;
}

/** How reports are read: through one buffer, against the files that are known. */
interface ReportAccess {
  readonly reader: ReportReader;
  readonly known: KnownFiles;
}

/** Says of a report that is bad evidence which command would write it anew. */
export function madeAnewBy<T>(run: string | null, read: Result<T>): Result<T> {
  if (read.ok) return read;
  return failed(
    ...read.problems.map((problem) => (problem.code === 'bad-evidence' ? { ...problem, run } : problem)),
  );
}

/**
 * Reads a report for the files whose base names are wanted, and its provenance.
 * Unreadable is `bad-evidence`; a report none of whose paths is a file of the repository is `path-mismatch`.
 */
export async function loadReport(
  world: World,
  root: string,
  report: ReportFile,
  { reader, wanted, known }: ReportAccess & { readonly wanted: ReadonlySet<string> },
): Promise<Result<LoadedReport>> {
  const bytes = bytesOf(world, root, report, reader);
  if (!bytes.ok) return bytes;
  // The filter is asked about every file of a report. A second look could wait for ever: a pipe gives its bytes once.
  const all: string[] = [];
  const isWanted = (source: string) => {
    all.push(source);
    // A backslash divides folders on Windows and is part of a name elsewhere, so both readings are let through.
    return (
      wanted.has(source.slice(lastSeparator(source) + 1)) ||
      wanted.has(source.slice(source.lastIndexOf('/') + 1))
    );
  };
  const parsed = readReport(bytes.value, isWanted);
  return placeReport(world, root, report, { parsed, all, known });
}

/** Reads all of a report as `loadReport` does, with its lines left in it: `reader` gives them again. */
export async function loadWholeReport(
  world: World,
  root: string,
  report: ReportFile,
  { reader, known }: ReportAccess,
): Promise<Result<LoadedReport>> {
  const bytes = bytesOf(world, root, report, reader);
  if (!bytes.ok) return bytes;
  const reread = (start: number, end: number) => reader.part(report, start, end);
  const parsed = scanReport(bytes.value, reread);
  return placeReport(world, root, report, { parsed, all: [], known });
}

function bytesOf(world: World, root: string, report: ReportFile, reader: ReportReader): Result<Uint8Array> {
  const stray = strayFile(world, root, report);
  if (stray !== null) return failed(stray);
  const bytes = reader.whole(report);
  return bytes === null ? unreadable(report) : ok(bytes);
}

interface Reading {
  readonly parsed: Result<ParsedReport>;
  /** Every path of the report, where not all of it was read. */
  readonly all: readonly string[];
  readonly known: KnownFiles;
}

async function placeReport(
  world: World,
  root: string,
  report: ReportFile,
  { parsed, all, known }: Reading,
): Promise<Result<LoadedReport>> {
  if (!parsed.ok) return placed(parsed.problems, report);
  const sources = parsed.value.files.map((file) => file.source);
  const paths = await resolveAll(root, report, [sources, [...sources, ...all]], known);
  if (!paths.ok) return paths;
  const coverage = parsed.value.files.flatMap(({ source, measured }) => {
    const at = paths.value.get(source) ?? null;
    return at === null ? [] : { ...measured, path: at };
  });
  const provenance = loadProvenance(world, root, report);
  if (!provenance.ok) return provenance;
  return ok({
    ...report,
    coverage,
    provenance: provenance.value,
    unread: parsed.value.unread,
  });
}

const NOTHING: ReadonlySet<RepoPath> = new Set();

/**
 * Resolves the paths that are wanted. Where none of them is a file of ours as it is written, all the paths of the
 * report tell whether it was made elsewhere; then the repository is listed, which is dear.
 */
async function resolveAll(
  root: string,
  report: ReportFile,
  [wanted, all]: readonly [wanted: readonly string[], all: readonly string[]],
  { exists, present }: KnownFiles,
): Promise<Result<Map<string, RepoPath | null>>> {
  const place = { root, reportDir: report.folder, isTracked: exists };
  for (const sources of [wanted, all]) {
    const found = resolveSources(sources, { ...place, tracked: () => NOTHING });
    if (found.ok && found.value.size > 0) return found;
  }
  const listed = await present();
  if (!listed.ok) return listed;
  const resolved = resolveSources(all, { ...place, tracked: () => listed.value });
  return resolved.ok ? resolved : placed(resolved.problems, report);
}

function loadProvenance(world: World, root: string, report: ReportFile): Result<Provenance | null> {
  const file = path.join(path.dirname(report.file), 'provenance.json');
  if (world.files.kindOf(file) === null) return ok(null);
  const at = gitRepoPath(`${report.shown.slice(0, lastSeparator(report.shown) + 1)}provenance.json`);
  const beside = { file, shown: at ?? file };
  const stray = strayFile(world, root, beside);
  if (stray !== null) return failed(stray);
  const bytes = world.files.read(file);
  return bytes === null ? unreadable(beside) : readProvenance(bytes, beside.shown);
}

function unreadable({ shown }: Pick<ReportFile, 'shown'>): Result<never> {
  return failed({
    code: 'bad-evidence',
    message: `${shown} cannot be read`,
    hint: 'Check that it is a readable file, or run the tests with coverage again',
    file: shown,
  });
}

function lastSeparator(text: string): number {
  return Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
}

/** Says in which report a problem is. */
function placed(problems: readonly Problem[], report: ReportFile): Result<never> {
  return failed(...problems.map((problem) => ({ ...problem, file: report.shown })));
}
