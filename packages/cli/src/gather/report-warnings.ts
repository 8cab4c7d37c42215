import type { FileCoverage } from '@tidemark/coverage-model';
import { byText, type RepoPath } from '@tidemark/kernel';
import type { SourceBranch } from '@tidemark/syntax';
import type { OwingFile } from './diff-evidence.ts';
import type { LoadedReport } from './load-report.ts';

/** What each report says of each path. */
export type Mentions = ReadonlyMap<LoadedReport, ReadonlyMap<RepoPath, readonly FileCoverage[]>>;

interface Warning {
  readonly code: string;
  readonly message: string;
}

/** One for all reports without provenance. */
export function unprovenWarnings(reports: readonly LoadedReport[]): Warning[] {
  if (reports.length === 0) return [];
  const shown = fewOf(reports.map((report) => report.shown));
  const message = `no provenance beside ${shown}: whether the tests ran on this text cannot be proved`;
  return [{ code: 'unproven', message }];
}

/** Files that reports of several providers, or with and without provenance, speak of: their counts are not alike. */
export function mixedWarnings(mentions: Mentions, wanted: ReadonlySet<RepoPath>): Warning[] {
  return [...wanted].flatMap((path) => {
    const reports = [...mentions].filter(([, files]) => files.has(path)).map(([report]) => report);
    const makers = new Set(reports.map((report) => report.provenance?.provider ?? 'an unknown provider'));
    if (makers.size < 2) return [];
    const message = `${path} was measured by ${[...makers].toSorted(byText).join(' and by ')}: their counts do not add up alike`;
    return [{ code: 'mixed-providers', message }];
  });
}

/**
 * Reports of providers that count no branches, as Bun's does not, where a changed line has one. A report of files
 * without any tells nothing about its provider, and hints take branches away.
 */
export function branchlessWarnings(reports: readonly LoadedReport[], owing: readonly OwingFile[]): Warning[] {
  const branching = new Set(owing.filter(changesBranch).map(({ file }) => file.path));
  return reports.flatMap(({ shown, coverage }) => {
    const paths = coverage.map(({ path }) => path).filter((path) => branching.has(path));
    if (paths.length === 0 || coverage.some(({ branches }) => branches.line.length > 0)) return [];
    const message = `${shown} counts no branches, so an arm that no test took is not seen in ${fewOf(paths)}`;
    return [{ code: 'no-branches', message }];
  });
}

function changesBranch({ file, source }: OwingFile): boolean {
  if (source === null || source.hints.length > 0) return false;
  return source.branches.some(
    ({ type, startLine }) =>
      COUNTED_BY_ALL.has(type) && file.added.some(([first, last]) => first <= startLine && startLine <= last),
  );
}

/** Not every provider counts defaults and logical operators. */
const COUNTED_BY_ALL: ReadonlySet<SourceBranch['type']> = new Set(['if', 'cond-expr', 'switch']);

function fewOf(names: readonly string[]): string {
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return names.slice(0, 3).join(', ') + rest;
}
