import { COVERAGE_SCRIPTS } from '../gather/measure-command.ts';
import type { PackageFacts } from './facts.ts';

/** Names of the scripts of a package that write a coverage report. */
export function coverageScripts({ scripts }: PackageFacts): string[] {
  return [...scripts].flatMap(([name, text]) => (makesCoverage(name, text) ? [name] : []));
}

/** By the name that Tidemark looks for, or by what it starts. */
export function makesCoverage(name: string, text: string): boolean {
  return COVERAGE_SCRIPTS.includes(name) || /(?:^|\s)(?:--coverage\b|c8\s|nyc\s)/.test(text);
}
