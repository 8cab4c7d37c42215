import path from 'node:path';
import { collect, failed, ok, pathBelow, type Problem, type RepoPath, type Result } from '@tidemark/kernel';
import { type PackageContent, targetFiles } from '@tidemark/mutation';
import { nearest } from '../../flags/nearest.ts';
import type { World } from '../../world/world.ts';
import { packageFiles, type PackageFiles } from '../package-files.ts';
import type { Owner } from '../packages.ts';
import { isTest } from '../source-file.ts';
import type { Workspace } from '../workspace.ts';
import { contentOf } from './package-content.ts';

/** A package whose mutants can be tried. Files are relative to it. */
export interface MutationPackage {
  readonly owner: Owner;
  /** Absolute. */
  readonly folder: string;
  /** Text of every file whose mutants count, by its path, in code-unit order. */
  readonly sources: ReadonlyMap<string, string>;
  readonly tests: readonly string[];
  readonly content: PackageContent;
}

/** Which packages are wanted: by name, or all with targets where none is named; and of those only what a change touches. */
export interface Wanted {
  readonly names: readonly string[];
  readonly touches: (folder: RepoPath) => boolean;
}

/**
 * The packages whose manifest names mutation targets, or those that are asked for by the name of the package or of its
 * manifest. A name that is none is `usage`; a package without a file to mutate is `no-evidence`. Every problem is given.
 */
export function mutationPackages(
  world: World,
  root: string,
  workspace: Workspace,
  { names, touches }: Wanted,
): Result<MutationPackage[]> {
  const all = packageFiles(workspace.owners, workspace.present, world.today);
  const unknown = names.filter((name) => !all.some((entry) => isNamed(entry, name)));
  if (unknown.length > 0) return failed(...unknown.map((name) => noSuchPackage(name, all)));
  const chosen = all.filter((entry) =>
    names.length > 0
      ? names.some((name) => isNamed(entry, name))
      : entry.owner.manifest.mutationTargets.length > 0,
  );
  if (chosen.length === 0) {
    return failed({
      code: 'no-evidence',
      message: 'no package says which of its layers are mutation targets',
      hint: "Name them in a manifest: coverage.mutationTargets, such as ['entities']; or name a package with --package",
    });
  }
  const wanted = chosen.filter(({ owner }) => touches(owner.ref.path));
  return collect(wanted.map((entry) => mutationPackage(world, root, workspace, entry)));
}

function mutationPackage(
  world: World,
  root: string,
  workspace: Workspace,
  { owner, code, allCode }: PackageFiles,
): Result<MutationPackage> {
  const relative = (file: RepoPath) => pathBelow(owner.ref.path, file);
  const targets = targetFiles(owner.manifest, code.map(relative), world.today);
  if (!targets.ok) return targets;
  const folder = path.join(root, owner.ref.path);
  const sources = new Map(
    targets.value.flatMap((file) => {
      const bytes = world.files.read(path.join(folder, file));
      return bytes === null ? [] : [[file, Buffer.from(bytes).toString('utf8')] as const];
    }),
  );
  if (sources.size === 0) return noTarget(owner);
  const tests = allCode.filter(isTest).map(relative);
  return ok({ owner, folder, sources, tests, content: contentOf(world, root, workspace, owner) });
}

function isNamed({ owner }: PackageFiles, name: string): boolean {
  return owner.ref.name === name || (owner.hasManifest && owner.manifest.name === name);
}

function noTarget({ ref, manifest }: Owner): Result<never> {
  const layers = manifest.mutationTargets.join(', ');
  return failed({
    code: 'no-evidence',
    message: `${ref.name}: no file is a mutation target${layers === '' ? '' : ` (${layers})`}`,
    hint: 'Let coverage.mutationTargets of its manifest name layers that have code',
    file: ref.path,
  });
}

function noSuchPackage(name: string, packages: readonly PackageFiles[]): Problem {
  const names = packages.map(({ owner }) => owner.ref.name);
  const guess = nearest(name, names);
  return {
    code: 'usage',
    message: `no package is named ${name}`,
    hint: guess === null ? `Use one of: ${names.slice(0, 20).join(', ')}` : `Did you mean ${guess}?`,
  };
}
