import path from 'node:path';
import type { Repository } from '@tidemark/changes';
import { joinRepoPath, ok, pathBelow, ROOT, type RepoPath, type Result } from '@tidemark/kernel';
import type { AdoptablePackage, AdoptionFacts, Evidence, Runner, TextFile } from '@tidemark/scaffold';
import { entriesOf, valueAt } from '@tidemark/syntax';
import type { PackageFacts } from '../../doctor/facts.ts';
import { VERSION } from '../../version.ts';
import type { World } from '../../world/world.ts';
import { gitFacts } from '../doctor/git-facts.ts';
import { packageFacts } from '../doctor/package-facts.ts';
import { packageFiles, type PackageFiles } from '../package-files.ts';
import { packageManagerOf, readWorkspace } from '../workspace.ts';
import { ciFacts } from './ci-facts.ts';
import { ignoredReports } from './ignored-reports.ts';

/** A workspace before its evidence was looked at, and what is needed to look at it. */
export interface Surveyed {
  readonly root: string;
  readonly present: readonly RepoPath[];
  readonly packages: readonly PackageFiles[];
  readonly factsWith: (evidence: ReadonlyMap<RepoPath, Evidence>) => AdoptionFacts;
}

const UNMEASURED: Evidence = { kind: 'none', why: 'there is no coverage report' };

/** Reads what adoption decides from; nothing of the workspace is run. */
export async function surveyWorkspace(world: World, { root }: Repository): Promise<Result<Surveyed>> {
  const workspace = await readWorkspace(world, root);
  if (!workspace.ok) return workspace;
  const { present, owners } = workspace.value;
  const state = await gitFacts(world, root);
  if (!state.ok) return state;
  const packages = packageFiles(owners, present, world.today);
  const ignored = await ignoredReports(
    world,
    root,
    packages.map(({ owner }) => owner.ref.path),
  );
  if (!ignored.ok) return ignored;
  const known = { files: new Set(present), below: new Map() };
  const described: Described[] = [];
  for (const entry of packages)
    described.push({ entry, facts: await packageFacts(world, root, entry, known) });
  const text = (file: RepoPath) => textFile(world, root, file);
  const rootFacts = described.find(({ entry }) => entry.owner.ref.path === ROOT)?.facts ?? null;
  const general = {
    manager: packageManagerOf(world, root),
    version: VERSION,
    isWorkspace: packages.length > 1,
    isStrict: world.files.kindOf(path.join(root, '.pnp.cjs')) !== null,
    turbo: rootFacts?.turboConfig == null ? null : text(rootFacts.turboConfig.file),
    nx: text('nx.json' as RepoPath),
    gitignore: text('.gitignore' as RepoPath),
    isSummaryHidden: state.value.summaryIgnoredBy !== null,
    ci: await ciFacts(world, root, { present, packages: described.map(({ facts }) => facts) }),
  };
  const isReportIgnored = (folder: RepoPath) => ignored.value.has(folder);
  return ok({
    root,
    present,
    packages,
    factsWith: (evidence) => ({
      ...general,
      packages: described.map((one) =>
        adoptable(one, { text, isReportIgnored, evidence: evidence.get(one.facts.ref.path) ?? UNMEASURED }),
      ),
    }),
  });
}

interface Described {
  readonly entry: PackageFiles;
  readonly facts: PackageFacts;
}

interface Known {
  readonly text: (file: RepoPath) => TextFile | null;
  readonly isReportIgnored: (folder: RepoPath) => boolean;
  readonly evidence: Evidence;
}

function adoptable(
  { entry, facts }: Described,
  { text, isReportIgnored, evidence }: Known,
): AdoptablePackage {
  const { ref, installed, scripts } = facts;
  const v8 = installed.has('@vitest/coverage-v8');
  return {
    name: ref.name,
    folder: ref.path,
    packageJson: facts.packageJson === null ? null : text(facts.packageJson.file),
    hasManifest: entry.owner.hasManifest,
    hasTests: entry.hasTests,
    code: entry.code.map((file) => pathBelow(ref.path, file)),
    runner: runnerOf(facts),
    scripts,
    vitestVersion: installed.get('vitest') ?? null,
    provider: v8 ? 'v8' : installed.has('@vitest/coverage-istanbul') ? 'istanbul' : null,
    vitestConfig: facts.vitestConfig === null ? null : text(facts.vitestConfig.file),
    importsTypeScript: ['tsconfig.json', 'tsconfig.base.json'].some(
      (name) => allowsEnding(text(below(ref.path, name))) || allowsEnding(text(name as RepoPath)),
    ),
    evidence,
    isReportIgnored: isReportIgnored(ref.path),
  };
}

/** By what its scripts start and its package.json asks for; a config alone tells too, when it is vitest's own. */
function runnerOf({ scripts, packageJson, vitestConfig }: PackageFacts): Runner | null {
  const test = scripts.get('test') ?? '';
  const texts = [...scripts.values()].join('\n');
  const asks = ['dependencies', 'devDependencies'].flatMap((key) => [
    ...entriesOf(valueAt(packageJson?.value ?? null, key)).keys(),
  ]);
  if (/\bbun test\b/.test(test)) return 'bun';
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(texts) || asks.includes(name);
  if (uses('vitest') || vitestConfig?.file.includes('vitest.') === true) return 'vitest';
  if (uses('jest')) return 'jest';
  return scripts.has('test') ? 'other' : null;
}

function allowsEnding(tsconfig: TextFile | null): boolean {
  return /"(?:allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/.test(
    tsconfig?.text ?? '',
  );
}

function textFile({ files }: World, root: string, file: RepoPath): TextFile | null {
  const absolute = path.join(root, file);
  const bytes = files.kindOf(absolute) === 'file' ? files.read(absolute) : null;
  return bytes === null ? null : { path: file, text: Buffer.from(bytes).toString('utf8') };
}

function below(folder: RepoPath, name: string): RepoPath {
  return joinRepoPath(folder, name) ?? folder;
}
