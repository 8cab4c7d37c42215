import { tallyOf } from '@tidemark/coverage-model';
import {
  failed,
  ok,
  pathBelow,
  sumTallies,
  type Band,
  type Problem,
  type RepoPath,
  type Result,
  type Tally,
} from '@tidemark/kernel';
import { judgeBands, type BandFinding, type PackageRef } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import { holdsStatements } from './holds-statements.ts';
import type { PackageFiles } from './package-files.ts';
import type { PackageEvidence } from './workspace-evidence.ts';

/** Files without a promise that are looked into: to tell of some is enough. */
const MOST_LOOKS = 100;

/** A code file of a package with a manifest that no report mentions although it has something to run. */
export interface UnmeasuredFile {
  readonly file: RepoPath;
  readonly package: PackageRef;
  readonly layer: string;
}

/** What was measured of one package, layer by layer. */
export interface PackageMeasured {
  readonly name: string;
  readonly path: string;
  readonly granularity: 'statement' | 'line';
  readonly layers: readonly {
    readonly name: string;
    readonly band: Band;
    readonly tally: Tally;
    readonly held: boolean;
  }[];
}

export interface MeasuredWorkspace {
  readonly packages: readonly PackageMeasured[];
  readonly below: readonly BandFinding[];
  readonly unmeasured: readonly UnmeasuredFile[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** Adds up what was measured by package and layer, and holds it against the bands. */
export async function measurePackages(
  world: World,
  root: string,
  packages: readonly PackageEvidence[],
): Promise<Result<MeasuredWorkspace>> {
  const parts: PackagePart[] = [];
  const problems: Problem[] = [];
  for (const entry of packages) {
    const part = await measurePackage(world, root, entry);
    if (part.ok) parts.push(part.value);
    else problems.push(...part.problems);
  }
  if (problems.length > 0) return failed(...problems);
  return ok({
    packages: parts.flatMap((part) => part.measured ?? []),
    below: parts.flatMap((part) => part.below),
    unmeasured: parts.flatMap((part) => part.unmeasured),
    warnings: [...parts.flatMap((part) => part.warnings), ...(await untoldWarning(world, root, parts))],
  });
}

interface PackagePart extends Omit<MeasuredWorkspace, 'packages'> {
  readonly measured: PackageMeasured | null;
  /** Code of a package without a manifest that no report tells of. */
  readonly untold: readonly RepoPath[];
}

async function measurePackage(
  world: World,
  root: string,
  entry: PackageEvidence,
): Promise<Result<PackagePart>> {
  const { owner } = entry;
  const counts = await countFiles(world, root, entry);
  if (!counts.ok) return counts;
  const { tallies, unmeasured, untold } = counts.value;
  const layers = [...tallies].map(([layer, parts]) => ({
    package: owner.ref,
    layer,
    band: owner.layers.bandOf(layer),
    isDefault: !owner.hasManifest,
    tally: sumTallies(parts),
  }));
  const below = judgeBands(layers);
  const fallen = new Set(below.map((finding) => finding.layer));
  const measured = layers.map(({ layer: name, band, tally }) => ({
    name,
    band,
    tally,
    held: !fallen.has(name),
  }));
  return ok({
    measured: measured.length === 0 ? null : packageMeasured(entry, measured),
    below,
    unmeasured,
    untold,
    warnings: emptyLayers(owner, tallies),
  });
}

/** What the files of a package add to: the tallies of each layer, and those that no report tells of. */
interface FileCounts extends Pick<PackagePart, 'unmeasured' | 'untold'> {
  readonly tallies: ReadonlyMap<string, readonly Tally[]>;
}

async function countFiles(
  world: World,
  root: string,
  { owner, counted }: PackageEvidence,
): Promise<Result<FileCounts>> {
  const tallies = new Map<string, Tally[]>();
  const unmeasured: UnmeasuredFile[] = [];
  const untold: RepoPath[] = [];
  for (const { file, coverage } of counted) {
    const layer = owner.layers.layerOf(pathBelow(owner.ref.path, file));
    if (!layer.ok) return layer;
    if (coverage !== null) {
      const parts = tallies.get(layer.value) ?? [];
      parts.push(tallyOf(coverage));
      tallies.set(layer.value, parts);
    } else if (!owner.hasManifest) {
      untold.push(file);
    } else if (await holdsStatements(world, root, file)) {
      unmeasured.push({ file, package: owner.ref, layer: layer.value });
    }
  }
  return ok({ tallies, unmeasured, untold });
}

function packageMeasured(
  { owner, counted }: PackageEvidence,
  layers: PackageMeasured['layers'],
): PackageMeasured {
  const { name, path } = owner.ref;
  const knowsLines = counted.some(({ coverage }) => coverage?.granularity === 'line');
  return { name, path, granularity: knowsLines ? 'line' : 'statement', layers };
}

/** Nobody promised anything of these, so they break nothing; what is added up is less than all, which has to be said. */
async function untoldWarning(world: World, root: string, parts: readonly PackagePart[]) {
  const untold = parts.flatMap((part) => (part.measured === null ? [] : part.untold));
  const found: RepoPath[] = [];
  for (const file of untold.slice(0, MOST_LOOKS))
    if (await holdsStatements(world, root, file)) found.push(file);
  if (found.length === 0) return [];
  const others = found.length > 3 || untold.length > MOST_LOOKS ? ' and others' : '';
  const message = `no report tells of ${found.slice(0, 3).join(', ')}${others}: a feature.manifest.ts holds a package to all its code`;
  return [{ code: 'untold', message }];
}

function emptyLayers({ manifest, ref }: PackageFiles['owner'], tallies: ReadonlyMap<string, unknown>) {
  return manifest.layers
    .filter((layer) => layer.declared && !tallies.has(layer.name))
    .map((layer) => ({
      code: 'empty-layer',
      message: `${ref.name}: no measured file is in layer ${layer.name} (${layer.globs.join(', ')}), so its band holds nothing`,
    }));
}
