import path from 'node:path';
import { byText, failed, ok, type Problem, type RepoPath, type Result } from '@tidemark/kernel';
import { readSource } from '@tidemark/syntax';
import type { PackageRef } from '@tidemark/verdict';
import { makesCoverage } from '../../doctor/coverage-scripts.ts';
import { nearest } from '../../flags/nearest.ts';
import type { World } from '../../world/world.ts';
import { COVERAGE_SCRIPTS } from '../measure-command.ts';
import { isRecord, parseJson } from '../package-json.ts';
import type { PackageFiles } from '../package-files.ts';
import { isTest } from '../source-file.ts';

/** The file to plant in, and how its package is measured. */
export interface Target {
  readonly package: PackageRef;
  readonly file: RepoPath;
  readonly text: string;
  /** The text of the package's script; null when it has none. */
  readonly script: string | null;
}

/** What may be asked for: a package by name, and tests that need no script. */
export interface Wish {
  readonly name: string | null;
  readonly needsScript: boolean;
}

/**
 * Chooses the package that is asked for, else the one with the fewest tests, and in it a source that a test knows by
 * name. What keeps a package from being used is a problem: `usage` for an unknown name, else `tool-error`.
 */
export async function chooseTarget(
  world: World,
  tree: string,
  packages: readonly PackageFiles[],
  { name, needsScript }: Wish,
): Promise<Result<Target>> {
  const asked = name === null ? packages : packages.filter(({ owner }) => owner.ref.name === name);
  if (name !== null && asked.length === 0) return failed(noSuchPackage(name, packages));
  const tested = asked
    .filter((entry) => entry.hasTests)
    .toSorted(
      (left, right) => nTests(left) - nTests(right) || byText(left.owner.ref.path, right.owner.ref.path),
    );
  for (const entry of tested) {
    const script = scriptOf(world, tree, entry.owner.ref.path);
    if (script === null && needsScript) continue;
    const source = await plantable(world, tree, entry);
    if (source !== null) return ok({ package: entry.owner.ref, script, ...source });
  }
  return failed({
    code: 'tool-error',
    message: `there is nothing to try in ${name ?? 'any package of HEAD'}: it takes tests, a script that measures them, and a source with statements`,
    hint: 'Add a script "test:coverage", or name a command that measures with --command',
  });
}

function noSuchPackage(name: string, packages: readonly PackageFiles[]): Problem {
  const names = packages.map(({ owner }) => owner.ref.name);
  const guess = nearest(name, names);
  return {
    code: 'usage',
    message: `no package of HEAD is named ${name}`,
    hint: guess === null ? `Use one of: ${names.slice(0, 20).join(', ')}` : `Did you mean ${guess}?`,
  };
}

function nTests({ allCode }: PackageFiles): number {
  return allCode.filter(isTest).length;
}

function scriptOf({ files }: World, tree: string, folder: RepoPath): string | null {
  const bytes = files.read(path.join(tree, folder, 'package.json'));
  const described = bytes === null ? null : parseJson(Buffer.from(bytes).toString('utf8'));
  const scripts =
    isRecord(described) && isRecord(described['scripts']) ? Object.entries(described['scripts']) : [];
  const rank = (name: string) =>
    COVERAGE_SCRIPTS.includes(name) ? COVERAGE_SCRIPTS.indexOf(name) : COVERAGE_SCRIPTS.length;
  const measuring = scripts
    .flatMap(([name, text]) =>
      typeof text === 'string' && makesCoverage(name, text) ? [{ name, text }] : [],
    )
    .toSorted((left, right) => rank(left.name) - rank(right.name));
  return measuring[0]?.text ?? null;
}

/** A file with statements of its own that ends with a line break, so that planting changes no line of it. */
async function plantable({ files }: World, tree: string, { code, allCode }: PackageFiles) {
  const tests = new Set(allCode.filter(isTest).map(stem));
  const rank = (file: RepoPath) => (tests.has(stem(file)) ? 0 : /(?:^|\/)src\//.test(file) ? 1 : 2);
  const sorted = code.toSorted((left, right) => rank(left) - rank(right) || byText(left, right));
  for (const file of sorted) {
    const absolute = path.join(tree, file);
    const bytes = files.kindOf(absolute) === 'file' ? files.read(absolute) : null;
    const text = bytes === null ? '' : Buffer.from(bytes).toString('utf8');
    const facts = text.endsWith('\n') ? await readSource(text, file) : null;
    const isWhole = bytes !== null && Buffer.from(text).equals(bytes);
    if (isWhole && facts !== null && !facts.noStatements && facts.hints.length === 0) return { file, text };
  }
  return null;
}

/** The base name up to its first dot: what a source and its test have in common. */
function stem(file: RepoPath): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\..*$/, '');
}
