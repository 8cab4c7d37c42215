import { entriesOf, textOf, valueAt, type StaticValue } from '@tidemark/syntax';
import { COVERAGE_SCRIPTS } from '../gather/measure-command.ts';
import type { PackageFacts, RepositoryFacts } from './facts.ts';
import { coverageSetting, usesVitest } from './vitest-setting.ts';

/** Names of the scripts of a package that write a coverage report. */
export function coverageScripts({ scripts, vitestConfig }: PackageFacts): string[] {
  const isAlwaysOn = vitestConfig?.value != null && isEnabledIn(vitestConfig.value);
  return [...scripts].flatMap(([name, text]) =>
    makesCoverage(name, text) || (isAlwaysOn && RUNS_VITEST.test(text)) ? [name] : [],
  );
}

/** By the name that Tidemark looks for, or by what it starts. */
export function makesCoverage(name: string, text: string): boolean {
  return COVERAGE_SCRIPTS.includes(name) || MEASURES.test(text);
}

/** Is a package measured, by a script of its own or, the root, by a step of a workflow? */
export function isMeasured(entry: PackageFacts, { workflows }: RepositoryFacts): boolean {
  if (coverageScripts(entry).length > 0) return true;
  return entry.ref.path === '' && workflows.some(({ value }) => stepsOf(value).some(measuresRoot));
}

/** Packages whose code vitest measures; the root too, where only its run measures that of another. */
export function measuredByVitest(facts: RepositoryFacts): PackageFacts[] {
  const isTested = ({ hasTests, code }: PackageFacts) => hasTests && code.length > 0;
  const isLeftToRoot = (entry: PackageFacts) => isTested(entry) && !isMeasured(entry, facts);
  return facts.packages.filter(
    (entry) =>
      (isTested(entry) || (measuresAll(entry, facts) && facts.packages.some(isLeftToRoot))) &&
      usesVitest(entry) &&
      isMeasured(entry, facts),
  );
}

/** One run at the root that measures all packages needs no script in each. */
export function measuresAll(entry: PackageFacts, facts: RepositoryFacts): boolean {
  return entry.ref.path === '' && entry.vitestConfig !== null && isMeasured(entry, facts);
}

const MEASURES = /(?:^|\s)(?:--coverage\b|c8\s|nyc\s)/;
const RUNS_VITEST = /\bvitest\b(?!\s+(?:bench|init|list)\b)/;
const ELSEWHERE = /(?:^|\s)(?:cd|-C|-F|-w|--filter|--workspace|workspace)[\s=]/;

function isEnabledIn(config: StaticValue): boolean {
  const setting = coverageSetting(config, 'enabled');
  return setting.kind === 'set' && setting.value.kind === 'literal' && setting.value.value === true;
}

function stepsOf(workflow: StaticValue | null): StaticValue[] {
  return [...entriesOf(valueAt(workflow, 'jobs')).values()].flatMap((job) => {
    const steps = valueAt(job, 'steps');
    return steps?.kind === 'list' ? steps.items : [];
  });
}

/** A step that stands at the root; what it does in a package says nothing of the others. */
function measuresRoot(step: StaticValue): boolean {
  const command = textOf(valueAt(step, 'run')) ?? '';
  return valueAt(step, 'working-directory') === null && MEASURES.test(command) && !ELSEWHERE.test(command);
}
