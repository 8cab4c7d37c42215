import { joinRepoPath, parentOf, pathBelow, ROOT, type RepoPath } from '@tidemark/kernel';
import { withJsonValue } from '../text/object-text.ts';
import type { AdoptablePackage, AdoptionFacts, TextFile } from './adoption-facts.ts';
import type { ByHand, MeasureCommand, MeasuredBy } from './adoption-plan.ts';
import type { Drafts } from './drafts.ts';
import { BUN_SCRIPT, jestScript, vitestScript, WIRED_SCRIPT, type MeasurePlace } from './measure-script.ts';
import type { Candidate } from './propose-manifest.ts';
import { newVitestConfig, wireVitest } from './wire-vitest.ts';

/** How the packages are measured from now on. */
export interface Measuring {
  readonly measuredBy: ReadonlyMap<RepoPath, MeasuredBy>;
  /** By the folder of the package that it measures. */
  readonly commands: ReadonlyMap<RepoPath, MeasureCommand>;
  /** Why the config of a package is left as it is, by its folder. */
  readonly configsLeft: ReadonlyMap<RepoPath, string>;
  /** Folders of packages that measure themselves, into a folder of their own. */
  readonly ownFolders: readonly RepoPath[];
  /** Is there a run at the root that measures packages? */
  readonly isRootMeasured: boolean;
  /** What the root is to start for packages that do not measure themselves; null where it does so already, or need not. */
  readonly rootScript: string | null;
  /** Names of the scripts that make coverage, and of those that run the tests without it. */
  readonly taskNames: readonly string[];
  readonly likeTasks: readonly string[];
  readonly isWired: boolean;
  readonly byHand: readonly ByHand[];
}

/** Scripts by which a package is measured, the first there is; the same names that `diff` tells to run. */
const SCRIPTS = ['test:coverage', 'coverage'];
const SCRIPT = 'test:coverage';

/** Plans the script, and where it can be the config, of every package that runs its own tests; the others are left to the root. */
export async function planMeasuring(
  facts: AdoptionFacts,
  candidates: readonly Candidate[],
  drafts: Drafts,
): Promise<Measuring> {
  const measuredBy = new Map<RepoPath, MeasuredBy>();
  const commands = new Map<RepoPath, MeasureCommand>();
  const configsLeft = new Map<RepoPath, string>();
  const byHand: ByHand[] = [];
  for (const candidate of candidates) {
    const planned = await planPackage(facts, candidate, drafts);
    measuredBy.set(candidate.entry.folder, planned.by);
    if (planned.command !== null)
      commands.set(candidate.entry.folder, { command: planned.command, folder: candidate.entry.folder });
    if (planned.configLeft !== null) configsLeft.set(candidate.entry.folder, planned.configLeft);
    byHand.push(...planned.byHand);
  }
  const byRoot = candidates.filter(({ entry }) => measuredBy.get(entry.folder) === 'root');
  const own = candidates.filter(({ entry }) =>
    ['config', 'script', 'own-script'].includes(measuredBy.get(entry.folder) ?? ''),
  );
  const inPackages = own.filter(({ entry }) => !facts.isWorkspace || entry.folder !== '');
  const ofRoot = await rootMeasure(facts, byRoot);
  for (const { entry } of byRoot)
    if (ofRoot !== null) commands.set(entry.folder, { command: ofRoot.command, folder: ROOT });
  return {
    measuredBy,
    commands,
    configsLeft,
    ownFolders: inPackages.map(({ entry }) => entry.folder),
    isRootMeasured: byRoot.length > 0 || measuredBy.has('' as RepoPath),
    rootScript: ofRoot === null || ofRoot.isThere ? null : ofRoot.command,
    taskNames: [...new Set(inPackages.map(({ entry }) => scriptOf(entry) ?? SCRIPT))],
    likeTasks: [...new Set(inPackages.flatMap(({ entry }) => testScripts(entry)))],
    isWired: [...measuredBy.values()].includes('config'),
    byHand,
  };
}

interface PlannedPackage {
  readonly by: MeasuredBy;
  /** What measures it as it is today; null where the root does, or nothing is known. */
  readonly command: string | null;
  /** Why its config of vitest is left as it is; null where it is not, or there is none. */
  readonly configLeft: string | null;
  readonly byHand: readonly ByHand[];
}

async function planPackage(
  facts: AdoptionFacts,
  candidate: Candidate,
  drafts: Drafts,
): Promise<PlannedPackage> {
  const { entry, proposal } = candidate;
  const { packageJson, folder, runner, scripts } = entry;
  const own = scriptOf(entry);
  const isTop = folder === '' && facts.isWorkspace;
  if (own !== null && !isTop)
    return { by: 'own-script', command: scripts.get(own) ?? null, configLeft: null, byHand: [] };
  const root = facts.packages.find((other) => other.folder === '');
  if (isTop || !entry.hasTests) {
    const by = rootRuns(root) && proposal.sources.sources.length > 0 ? 'root' : 'unknown';
    return { ...UNKNOWN, by };
  }
  if (!runsAlone(entry) && rootRuns(root)) return { ...UNKNOWN, by: 'root' };
  if (packageJson === null) return UNKNOWN;
  if (runner === null || runner === 'other') return byOther(entry, packageJson);
  const place: MeasurePlace = {
    include: proposal.sources.include,
    folder: folder === '' ? 'root' : 'package',
  };
  const command = await commandOf(entry, place);
  const left = runner === 'vitest' ? await wire(facts, candidate, drafts) : null;
  const isWired = runner === 'vitest' && left === null;
  const configLeft = entry.vitestConfig === null ? null : left;
  const script = isWired ? WIRED_SCRIPT : command;
  const after = await withJsonValue(drafts.textOf(packageJson), ['scripts', SCRIPT], script);
  if (after === null) {
    const text = `"${SCRIPT}": ${JSON.stringify(script)}`;
    const byHand = [{ file: packageJson.path, what: 'Add this script', text }];
    return { by: 'unknown', command, configLeft, byHand };
  }
  drafts.edit(packageJson, after);
  return { by: isWired ? 'config' : 'script', command, configLeft, byHand: [] };
}

async function commandOf(entry: AdoptablePackage, place: MeasurePlace): Promise<string> {
  if (entry.runner === 'bun') return BUN_SCRIPT;
  return entry.runner === 'jest' ? jestScript(place) : vitestScript(entry, entry.vitestConfig, place);
}

const UNKNOWN: PlannedPackage = { by: 'unknown', command: null, configLeft: null, byHand: [] };

/** Whatever runs the tests may write lcov; c8 does it for everything that runs in Node. */
function byOther({ scripts }: AdoptablePackage, packageJson: TextFile): PlannedPackage {
  const what = `Add a script "${SCRIPT}" that writes coverage/lcov.info`;
  const text = `"${SCRIPT}": "c8 --reporter=lcovonly ${scripts.get('test') ?? 'npm test'}"`;
  return { ...UNKNOWN, byHand: [{ file: packageJson.path, what, text }] };
}

/** Gives the config of a package the contract, if that takes nothing away, or makes one; else says why it is left. */
async function wire(
  { isStrict }: AdoptionFacts,
  { entry, proposal }: Candidate,
  drafts: Drafts,
): Promise<string | null> {
  const { vitestVersion, provider, folder, vitestConfig } = entry;
  const path = vitestConfig?.path ?? joinRepoPath(folder, newConfigName(entry)) ?? folder;
  const config = folder === '' ? path : pathBelow(folder, path);
  if (isStrict) return "packages cannot import what the root depends on under Plug'n'Play";
  if (Number.parseInt(vitestVersion ?? '', 10) < 3) return 'vitest 3 is the first that takes the contract';
  if (!isModule(entry) && !/\.m[jt]s$/.test(config)) return 'it is CommonJS, which cannot load the contract';
  if (proposal.sources.include.some((glob) => !glob.startsWith('src/')))
    return 'not all sources lie in src, where the contract looks for them';
  const isTyped = /\.[cm]?ts$/.test(config);
  const options = {
    provider: provider ?? 'v8',
    manifestPath: `./feature.manifest${isTyped && !entry.importsTypeScript ? '.js' : '.ts'}`,
  };
  if (vitestConfig === null) {
    drafts.create(path, newVitestConfig(options));
    return null;
  }
  const wiring = await wireVitest(vitestConfig.text, options);
  if (wiring.kind === 'left') return wiring.why;
  drafts.edit(vitestConfig, wiring.text);
  return null;
}

/** One that loads the contract whatever the package is. */
function newConfigName(entry: AdoptablePackage): string {
  return isModule(entry) ? 'vitest.config.ts' : 'vitest.config.mts';
}

function isModule({ packageJson }: AdoptablePackage): boolean {
  return /"type"\s*:\s*"module"/.test(packageJson?.text ?? '');
}

function scriptOf({ scripts }: AdoptablePackage): string | null {
  return SCRIPTS.find((name) => scripts.has(name)) ?? null;
}

/** Are its tests its own business: by a script that starts them, or a config of its own? */
function runsAlone(entry: AdoptablePackage): boolean {
  const { scripts, vitestConfig, folder } = entry;
  return scripts.has('test') || testScripts(entry).length > 0 || vitestConfig !== null || folder === '';
}

function rootRuns(root: AdoptablePackage | undefined): boolean {
  return (
    root !== undefined && root.runner !== null && root.runner !== 'other' && testScripts(root).length > 0
  );
}

/** Scripts that run all the tests once or watching, and nothing else. */
function testScripts({ scripts }: AdoptablePackage): string[] {
  return [...scripts].flatMap(([name, text]) =>
    /^(?:\S+=\S+ )*(?:vitest|jest|bun test)(?: run| --run| watch)?(?: -|$)/.test(text.trim()) &&
    !/\bbench\b/.test(text)
      ? [name]
      : [],
  );
}

/** What the root starts for packages that do not measure themselves, and whether it has that script already. */
async function rootMeasure(
  { packages }: AdoptionFacts,
  byRoot: readonly Candidate[],
): Promise<{ readonly command: string; readonly isThere: boolean } | null> {
  const root = packages.find(({ folder }) => folder === '');
  if (root === undefined || byRoot.length === 0) return null;
  const there = root.scripts.get(scriptOf(root) ?? '');
  if (there !== undefined) return { command: there, isThere: true };
  const place: MeasurePlace = { include: includeFrom(byRoot), folder: 'root' };
  return { command: await commandOf(root, place), isThere: false };
}

/** Exactly these packages: one that a run would measure besides would be held to bands that nobody proposed. */
function includeFrom(byRoot: readonly Candidate[]): string[] {
  const placed = byRoot.flatMap(({ entry, proposal }) =>
    proposal.sources.include.map((glob) => ({ folder: entry.folder, glob })),
  );
  const groups = Map.groupBy(placed, ({ folder, glob }) => `${parentOf(folder)}\0${glob}`);
  return [...groups].map(([key, group]) => {
    const [parent, glob] = key.split('\0');
    const names = group.map(({ folder }) => folder.slice(folder.lastIndexOf('/') + 1));
    const name = names.length === 1 ? names[0] : `{${names.join(',')}}`;
    return [parent, name, glob].filter((part) => part !== '').join('/');
  });
}
