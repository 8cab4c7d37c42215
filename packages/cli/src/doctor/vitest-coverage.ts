import { joinRepoPath, type RepoPath } from '@tidemark/kernel';
import { textOf } from '@tidemark/syntax';
import { coverageScripts, measuredByVitest } from './coverage-scripts.ts';
import type { Check, DoctorFinding } from './finding.ts';
import { configFor, coverageSetting, usesVitest, type Setting } from './vitest-setting.ts';

/** Vitest 4 and later count only files that a test loaded, unless `coverage.include` names more. */
export const untestedUncounted: Check = (facts) =>
  measuredByVitest(facts).flatMap((entry): DoctorFinding[] => {
    const config = configFor(entry, facts);
    if ([...entry.scripts.values()].some((text) => text.includes('--coverage.include'))) return [];
    if (config !== null && config.value === null) return [];
    const setting = (name: string): Setting =>
      config?.value == null ? { kind: 'missing' } : coverageSetting(config.value, name);
    // Up to version 3 vitest counted every file, unless `all` was switched off.
    if (majorOf(entry.installed.get('vitest')) <= 3) {
      const all = setting('all');
      if (all.kind !== 'set' || all.value.kind !== 'literal' || all.value.value !== false) return [];
    }
    if (setting('include').kind !== 'missing') return [];
    return [
      {
        code: 'untested-uncounted',
        message: `${entry.ref.name} has no coverage.include: a file that no test loads would not count`,
        hint: 'Set coverage: vitestCoverage(manifest) of @tidemark/core-testing, or coverage.include',
        file: config?.file ?? entry.packageJson?.file ?? null,
        line: config?.value?.line ?? null,
      },
    ];
  });

/** Vitest empties its `reportsDirectory` before a run, and what is committed there goes with it. */
export const runEmptiesCoverage: Check = ({ packages, committedCoverage }) => {
  const [first] = committedCoverage;
  if (first === undefined) return [];
  return packages.flatMap((entry): DoctorFinding[] => {
    const { vitestConfig: config, ref } = entry;
    const scripts = coverageScripts(entry).map((name) => entry.scripts.get(name) ?? '');
    if (!usesVitest(entry) || (config === null && scripts.length === 0)) return [];
    // What the scripts say by a flag outranks what the config says, or does not.
    if (scripts.length > 0 && scripts.every((text) => text.includes('--coverage.clean=false'))) return [];
    if (config !== null && config.value === null) return [];
    const setting = (name: string): Setting =>
      config?.value == null ? { kind: 'missing' } : coverageSetting(config.value, name);
    const clean = setting('clean');
    const isKept = clean.kind === 'set' && clean.value.kind === 'literal' && clean.value.value === false;
    // The contract keeps the folder at the root of a repository.
    if (
      isKept ||
      (clean.kind === 'contract' && ref.path === '') ||
      reportsFolder(ref.path, setting('reportsDirectory')) !== 'coverage'
    )
      return [];
    return [
      {
        code: 'run-empties-coverage',
        message: `a run with coverage at ${ref.path || 'the root'} empties coverage/, and ${first} is committed there`,
        hint: 'Set coverage.clean to false there, or run vitest in the packages alone',
        file: config?.file ?? entry.packageJson?.file ?? null,
        line: config?.value?.line ?? null,
      },
    ];
  });
};

/** Null when it lies outside, or only running the config would tell. */
function reportsFolder(folder: RepoPath, setting: Setting): RepoPath | null {
  if (setting.kind === 'unknown') return null;
  const written = setting.kind === 'set' ? textOf(setting.value) : 'coverage';
  return written === null ? null : joinRepoPath(folder, written);
}

function majorOf(version: string | undefined): number {
  return version === undefined ? Number.POSITIVE_INFINITY : Number.parseInt(version, 10);
}
