import { failed, isWithin, ok, type Problem, type RepoPath, type Result, ROOT } from '@tidemark/kernel';
import type { World } from '../world/world.ts';
import type { EvidencePlace } from './diff-evidence.ts';
import { namedReports, reportOfPackage, reportPlaces, type ReportFile } from './find-reports.ts';
import { packageByFile, type PackageFiles } from './package-files.ts';
import type { Owner } from './packages.ts';

/**
 * The reports of a workspace: those that are named, else that of each package; an empty one of a package without code to
 * measure is passed over. A package that owes one and has none is `no-evidence`.
 */
export async function findWorkspaceReports(
  world: World,
  packages: readonly PackageFiles[],
  place: EvidencePlace,
): Promise<Result<ReportFile[]>> {
  if (place.reports.length > 0) {
    const byFile = packageByFile(packages);
    const folderOf = (at: RepoPath) => byFile.get(at)?.owner.ref.path ?? nearestFolder(packages, at);
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
    message: 'no coverage report tells of any code, and no package has tests that would make one',
    hint: 'Run the tests with coverage, or name the report with --coverage',
  });
}

/** A package with tests says that it is measured, and one with a manifest promises it. */
export function owesReport({ code, hasTests, owner }: PackageFiles): boolean {
  return code.length > 0 && (hasTests || owner.hasManifest);
}

/** A package that owes a report and has none. */
export function noReport({ ref }: Owner): Problem {
  return {
    code: 'no-evidence',
    message: `${ref.name} has no coverage report (looked for ${reportPlaces(ref.path).join(', ')})`,
    hint: 'Run the tests with coverage, or name the report with --coverage',
    run: ref.run,
    file: ref.path || '.',
  };
}

/** What vitest writes of a package that has nothing to measure: no byte of lcov, `{}` of JSON. */
function holdsNothing({ files }: World, { file }: ReportFile): boolean {
  const bytes = Buffer.alloc('{}\r\n'.length);
  const part = files.readInto(bytes, file, 0);
  if (part === null || part.size > bytes.length) return false;
  return ['', '{}'].includes(bytes.toString('latin1', 0, part.length).trim());
}

function nearestFolder(packages: readonly PackageFiles[], at: RepoPath): RepoPath {
  const folders = packages.map(({ owner }) => owner.ref.path).filter((folder) => isWithin(folder, at));
  return folders.reduce((best, folder) => (folder.length > best.length ? folder : best), ROOT);
}
