import type { Band } from '@tidemark/kernel';
import { compileLayers, resolveManifest } from '@tidemark/manifest';
import type { AdoptablePackage } from './adoption-facts.ts';
import { divideSources, type DividedSources, type Otherwise } from './divide-sources.ts';
import { proposeBands } from './propose-bands.ts';
import { recogniseLayers, type RecognisedLayer } from './recognise-layers.ts';

/** What the manifest of a package is to say, and why. */
export interface ProposedManifest {
  readonly name: string;
  readonly layers: readonly RecognisedLayer[];
  readonly bands: ReadonlyMap<string, Band>;
  readonly sources: DividedSources;
  /** Why no band is proposed, or where the bands come from. */
  readonly bandsFrom: string;
}

/** A package with tests and code, which is held to a promise. */
export interface Candidate {
  readonly entry: AdoptablePackage;
  readonly proposal: ProposedManifest;
}

/** Proposes a manifest from the folders of a package and from what was measured of it. */
export function proposeManifest(entry: AdoptablePackage, otherwise: Otherwise): ProposedManifest {
  const { evidence } = entry;
  const tallies = evidence.kind === 'measured' ? evidence.tallies : new Map();
  const sources = divideSources(entry.code, new Set(tallies.keys()), otherwise);
  const layers = soundLayers(sources.sources);
  const proposal = { name: featureName(entry), layers, sources };
  if (evidence.kind === 'none') return { ...proposal, bands: new Map(), bandsFrom: evidence.why };
  const kept = new Set(sources.sources);
  const missing = evidence.missing.filter((file) => kept.has(file));
  if (missing.length > 0) {
    const others = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
    const bandsFrom = `${evidence.report} does not mention ${missing[0]}${others}, so it tells too much`;
    return { ...proposal, bands: new Map(), bandsFrom };
  }
  const own = new Map([...tallies].filter(([file]) => kept.has(file)));
  return { ...proposal, bands: proposeBands(compiled(layers), own), bandsFrom: evidence.report };
}

/** Without those that would put a file into two layers. */
function soundLayers(sources: readonly string[]): RecognisedLayer[] {
  const layers = recogniseLayers(sources);
  const { layerOf } = compiled(layers);
  const isSound = sources.every((file) => layerOf(file).ok);
  return isSound ? layers : layers.filter(({ globs }) => globs.every((glob) => !glob.startsWith('src/**/')));
}

function compiled(layers: readonly RecognisedLayer[]) {
  const named = Object.fromEntries(layers.map(({ layer, globs }) => [layer, globs]));
  return compileLayers(
    resolveManifest(layers.length === 0 ? { name: 'adopted' } : { name: 'adopted', layers: named }),
  );
}

function featureName({ name, folder }: AdoptablePackage): string {
  const unscoped = name.replace(/^@[^/]+\//, '');
  return unscoped === '' || unscoped === '(root)' ? folder.replace(/^.*\//, '') || 'root' : unscoped;
}
