import type { ChangedFile, ChangeSet } from '@tidemark/changes';
import { collect, isWithin, ok, parentOf, pathBelow, type RepoPath, type Result } from '@tidemark/kernel';
import { allowing, linesOfManifest } from '@tidemark/manifest';
import type { PromiseShift } from '@tidemark/verdict';
import type { World } from '../world/world.ts';
import { filesOf } from './known-files.ts';
import type { PackageManager } from './measure-command.ts';
import { formerFolders, pairOf, type OwnerPair } from './owner-pair.ts';
import { MANIFEST_FILE, manifestOfFolder, ownersOf, type Owner } from './packages.ts';
import { promiseOf, unwitnessed, witnessPaths } from './promise-of.ts';
import { isCode } from './source-file.ts';
import { sideOf, type Tree } from './tree.ts';

/** The packages whose promise may have changed, and the reasons that this change brought along. */
export interface Shifts {
  readonly shifts: readonly PromiseShift[];
  readonly reasonFor: (file: RepoPath) => string | null;
}

interface Trees {
  readonly now: Tree;
  readonly before: Tree;
  readonly manager: PackageManager;
}

const NONE: Shifts = { shifts: [], reasonFor: () => null };

/** Compares the promise before and now for every path of the packages that a changed manifest or package.json touches. */
export async function gatherShifts(
  world: World,
  root: string,
  changes: ChangeSet,
  { now, before, manager }: Trees,
): Promise<Result<Shifts>> {
  const control = changes.files.filter((file) => isControl(file.path) || isControl(file.formerPath));
  if (control.length === 0) return ok(NONE);
  const present = await filesOf(world, root, sideOf(changes.source));
  if (!present.ok) return present;
  if (!hadManifest(present.value, changes)) return ok(NONE);
  const folders = [...new Set(control.map((file) => parentOf(file.path)))];
  const paths = present.value.filter((at) => isCode(at) && folders.some((folder) => isWithin(folder, at)));
  const asked = [...folders.map(manifestOfFolder), ...paths];
  const ownerNow = await ownersOf(now, asked, manager);
  if (!ownerNow.ok) return ownerNow;
  const left = formerFolders(changes.files);
  const ownerBefore = await validOwners(before, [...asked, ...left.map(manifestOfFolder)], manager);
  if (!ownerBefore.ok) return ownerBefore;
  const owners = [...new Set(asked.map((at) => ownerNow.value(at)))];
  const pairs = owners.map((owner) => pairOf(owner, ownerBefore.value, { files: changes.files, left }));
  const isNew = newPaths(changes);
  const shifts = await Promise.all(
    pairs.map(async (pair) => {
      const own = paths.filter((at) => ownerNow.value(at) === pair.now);
      const rows = own.map((path) => ({
        path,
        // A file that stood here before answers to whoever owned it then; a new one to its package's former promise.
        before: isNew(path) ? null : ownerBefore.value(path),
      }));
      return shiftOf(pair, rows, { now, today: world.today });
    }),
  );
  const found = collect(shifts);
  return found.ok
    ? ok({ shifts: found.value, reasonFor: (file) => newReason(pairs, file, world.today) })
    : found;
}

function isControl(path: RepoPath | null): boolean {
  const name = path?.slice(path.lastIndexOf('/') + 1);
  return name === MANIFEST_FILE || name === 'package.json';
}

/** Was anything promised before this change? Adopting Tidemark weakens nothing. */
function hadManifest(present: readonly RepoPath[], { files }: ChangeSet): boolean {
  const touched = new Map(files.map((file) => [file.path, file]));
  const isManifest = (at: RepoPath | null) =>
    at !== null && (at === MANIFEST_FILE || at.endsWith(`/${MANIFEST_FILE}`));
  const stayed = present.some((at) => isManifest(at) && !touched.has(at));
  const isOld = ({ status }: ChangedFile) => !['added', 'untracked', 'copied'].includes(status);
  return stayed || files.some((file) => isOld(file) && isManifest(file.formerPath ?? file.path));
}

function newPaths({ files }: ChangeSet): (path: RepoPath) => boolean {
  const touched = new Map(files.map((file) => [file.path, file.status]));
  return (path) => {
    const status = touched.get(path);
    return status !== undefined && status !== 'modified' && status !== 'type-changed';
  };
}

/** Owners in a former tree: a manifest that was invalid promised nothing that could be read, so the default stands for it. */
export async function validOwners(tree: Tree, paths: readonly RepoPath[], manager: PackageManager) {
  const owners = await ownersOf(tree, paths, manager);
  if (owners.ok) return owners;
  const invalid = owners.problems.filter((problem) => problem.code === 'invalid-manifest');
  const broken = new Set(invalid.flatMap((problem) => problem.file ?? []));
  if (broken.size === 0) return owners;
  const without: Tree = {
    isIrregular: () => false,
    read: async (wanted) => {
      const contents = await tree.read(wanted);
      if (!contents.ok) return contents;
      return ok(new Map([...contents.value].map(([at, bytes]) => [at, broken.has(at) ? null : bytes])));
    },
  };
  return ownersOf(without, paths, manager);
}

async function shiftOf(
  pair: OwnerPair,
  rows: readonly { readonly path: RepoPath; readonly before: Owner | null }[],
  { now, today }: { readonly now: Tree; readonly today: string },
): Promise<Result<PromiseShift>> {
  const { ref, manifest, hasManifest } = pair.now;
  const file =
    hasManifest || pair.before === null ? manifestOfFolder(ref.path) : manifestOfFolder(pair.before.ref.path);
  const former = pair.before ?? pair.standIn;
  const witnessed = witnessPaths(former, pair.now).map((below) => ({ below, at: null, before: former }));
  const existing = rows.map(({ path, before }) => ({
    below: pathBelow(ref.path, path),
    at: path,
    before: before ?? former,
  }));
  const paths = collect(
    [...existing, ...witnessed].map(({ below, at, before }): Result<PromiseShift['paths'][number]> => {
      const after = promiseOf(pair.now, below, today);
      if (!after.ok) return after;
      const belowBefore = at === null || before === former ? below : pathBelow(before.ref.path, at);
      const was = promiseOf(before, belowBefore, today);
      // A tie between two layers was an error then; it promised nothing that could be held.
      return ok({ before: was.ok ? was.value : after.value, after: after.value });
    }),
  );
  if (!paths.ok) return paths;
  const text = hasManifest ? await now.read([file]) : null;
  if (text !== null && !text.ok) return text;
  const bytes = text?.value.get(file) ?? null;
  const lineOf = bytes === null ? () => null : await linesOfManifest(Buffer.from(bytes).toString('utf8'));
  return ok({
    package: ref.name,
    file,
    lineOf,
    paths: paths.value,
    allowedBefore: former.manifest.allow,
    allowedAfter: manifest.allow,
    unwitnessed: unwitnessed(former, pair.now),
  });
}

/** The reason of an allow entry that this change brought, for a file of its package. */
function newReason(pairs: readonly OwnerPair[], file: RepoPath, today: string): string | null {
  for (const { now, before, standIn } of pairs) {
    if (!isWithin(now.ref.path, file)) continue;
    const known = new Set((before ?? standIn).manifest.allow.map((entry) => JSON.stringify(entry)));
    const brought = now.manifest.allow.filter((entry) => !known.has(JSON.stringify(entry)));
    const entry = allowing(brought, pathBelow(now.ref.path, file), today);
    if (entry !== null) return entry.reason;
  }
  return null;
}
