import type { ChangedFile, ChangeSet } from '@tidemark/changes';
import { failed, ok, pathBelow, type RepoPath, type Result } from '@tidemark/kernel';
import { exclusionOf, type WorkspaceConfig } from '@tidemark/manifest';
import { oddLineBreak, type SourceFacts } from '@tidemark/syntax';
import type { ChangeEvidence, FileEvidence, Measurement } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import { expiredAllows } from './allow-warnings.ts';
import { measureChanges } from './measure-changes.ts';
import { withNewcomers } from './newcomers.ts';
import { ownersOf, packageFoldersOf, type Owner } from './packages.ts';
import { validOwners } from './promise-shifts.ts';
import { isCode } from './source-file.ts';
import type { SourceReader } from './source-reader.ts';
import { treeBefore } from './tree-before.ts';
import { sideOf, treeOf } from './tree.ts';
import { refuseUntoldManifests } from './untold-manifests.ts';
import { gatherWeakening } from './weakening-evidence.ts';
import { packageManagerOf } from './workspace.ts';

/** Where to look for evidence: `reports` are the patterns of `--coverage`, taken from `cwd`. */
export interface EvidencePlace {
  readonly root: string;
  readonly cwd: string;
  readonly reports: readonly string[];
}

export interface DiffPlace extends EvidencePlace {
  /** Whether to ask if the change talks its promise down. */
  readonly weakening: 'gather' | 'off';
  /** The config before the change. */
  readonly config: WorkspaceConfig;
  readonly sources: SourceReader;
}

/** All that the verdict on a change needs, and what was noticed on the way. */
export interface DiffEvidence {
  readonly evidence: ChangeEvidence;
  readonly freshness: 'proven' | 'unproven' | null;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** A changed file that may owe a run: it has an owner, its text was read, and no rule lets it out. */
export interface OwingFile {
  readonly file: ChangedFile;
  readonly owner: Owner;
  readonly source: SourceFacts | null;
  readonly oddLineBreak: number | null;
}

/** Gathers what is known of every changed file. Reads only packages that own one, and of their reports only those files. */
export async function gatherDiffEvidence(
  world: World,
  told: ChangeSet,
  place: DiffPlace,
): Promise<Result<DiffEvidence>> {
  const conflicts = told.files.filter((file) => file.status === 'unmerged');
  if (conflicts.length > 0) return failed(...conflicts.map(conflict));
  const tree = treeOf(world, place.root, sideOf(told.source));
  const manager = packageManagerOf(world, place.root);
  const owners = await ownersOf(
    tree,
    told.files.map((file) => file.path),
    manager,
  );
  if (!owners.ok) return owners;
  const involved = told.files.map((file) => owners.value(file.path));
  const seen = await refuseUntoldManifests(world, place.root, told, involved);
  if (!seen.ok) return seen;
  const rules = new Map(
    told.files.map((file) => [file.path, ruleFor(file, owners.value(file.path), world.today)]),
  );
  const unnamed = told.files.filter((file) => isUnnamed(file) && rules.get(file.path) === null);
  if (unnamed.length > 0) return failed(...unnamed.map(notUtf8));
  const texts = await tree.read(told.files.filter(isReadable).map((file) => file.path));
  if (!texts.ok) return texts;
  const before = treeBefore(world, place.root, tree, told);
  const newcomers = await withNewcomers(told, texts.value, {
    isIn: (file) => rules.get(file.path) === null,
    ownersBefore: (paths) => validOwners(before, paths, manager),
  });
  if (!newcomers.ok) return newcomers;
  const changes = newcomers.value;
  const candidates = changes.files.filter((file) => rules.get(file.path) === null && file.added.length > 0);
  const owing = await readSources(candidates, texts.value, { ownerOf: owners.value, sources: place.sources });
  const sources = new Map(owing.map(({ file, source }) => [file.path, source]));
  const oddBreaks = new Map(owing.map((entry) => [entry.file.path, entry.oddLineBreak]));
  const weakening =
    place.weakening === 'off'
      ? ok(null)
      : await gatherWeakening(world, place.root, changes, {
          ownerOf: owners.value,
          texts: texts.value,
          sources,
          config: place.config,
        });
  if (!weakening.ok) return weakening;
  const measured = await measureChanges(world, changes, owing, {
    ...place,
    folderOf: (at) => owners.value(at).ref.path,
    foldersOf: (paths) => packageFoldersOf(tree, paths),
  });
  if (!measured.ok) return measured;
  const files = changes.files.map((file) =>
    evidenceOf(file, owners.value(file.path), {
      source: sources.get(file.path) ?? null,
      oddLineBreak: oddBreaks.get(file.path) ?? null,
      measurement: measurementOf(rules.get(file.path) ?? null, measured.value.measurements.get(file.path)),
    }),
  );
  const ties = files.flatMap((entry) => (entry.ok ? [] : entry.problems));
  if (ties.length > 0) return failed(...ties);
  return ok({
    evidence: { files: files.flatMap((entry) => (entry.ok ? entry.value : [])), weakening: weakening.value },
    freshness: measured.value.freshness,
    warnings: [
      ...changes.warnings.map((message) => ({ code: 'git', message })),
      ...measured.value.warnings,
      ...expiredAllows(involved, world.today),
    ],
  });
}

function ruleFor(file: ChangedFile, owner: Owner, today: string): string | null {
  if (file.kind !== 'file') return file.kind === 'symlink' ? 'symbolic link' : 'submodule';
  const rule = exclusionOf(owner.manifest, pathBelow(owner.ref.path, file.path), today);
  return rule?.rule ?? (isCode(file.path) ? null : 'not a source file');
}

/** A file of code that is there to be read. */
function isReadable({ path, kind, status }: ChangedFile): boolean {
  return kind === 'file' && status !== 'deleted' && isCode(path);
}

/** No report can name such a file: what is not UTF-8 in a name reads as a replacement character. */
function isUnnamed({ path, status }: ChangedFile): boolean {
  return status !== 'deleted' && path.includes('\u{fffd}');
}

function notUtf8({ path }: ChangedFile) {
  return {
    code: 'bad-diff' as const,
    message: `the name of ${path} is not UTF-8, so no report can speak of the file`,
    hint: 'Rename the file',
    file: path,
  };
}

function measurementOf(rule: string | null, measured: Measurement | undefined): Measurement {
  if (rule !== null) return { kind: 'excluded', rule };
  // A file without added lines (deleted, renamed, a changed mode) owes nothing and was not looked up.
  return measured ?? { kind: 'not-mentioned' };
}

function evidenceOf(
  file: ChangedFile,
  owner: Owner,
  known: Pick<FileEvidence, 'source' | 'oddLineBreak' | 'measurement'>,
): Result<FileEvidence> {
  const layer = owner.layers.layerOf(pathBelow(owner.ref.path, file.path));
  if (!layer.ok) return layer;
  return ok({
    file,
    package: owner.ref,
    layer: layer.value,
    band: owner.layers.bandOf(layer.value),
    ...known,
  });
}

async function readSources(
  files: readonly ChangedFile[],
  texts: ReadonlyMap<RepoPath, Uint8Array | null>,
  { ownerOf, sources }: { readonly ownerOf: (path: RepoPath) => Owner; readonly sources: SourceReader },
): Promise<OwingFile[]> {
  const owing: OwingFile[] = [];
  for (const file of files) {
    const bytes = texts.get(file.path) ?? null;
    const text = bytes === null ? null : Buffer.from(bytes).toString('utf8');
    const source = text === null ? null : await sources.read(text, file.path);
    const oddBreak = text === null ? null : oddLineBreak(text);
    owing.push({ file, owner: ownerOf(file.path), source, oddLineBreak: oddBreak });
  }
  return owing;
}

function conflict(file: ChangedFile) {
  return {
    code: 'bad-diff' as const,
    message: `${file.path} has conflicts that are not resolved`,
    hint: 'Resolve the conflicts, git add the files, and run the tests again',
    file: file.path,
  };
}
