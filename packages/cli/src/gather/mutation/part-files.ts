import path from 'node:path';
import { failed, ok, toRepoPath, type Result } from '@tidemark/kernel';
import { partText, readPart, remembering, type PackageRun, type Part, type Shard } from '@tidemark/mutation';
import { leadsOut } from '../../world/leads-out.ts';
import type { World } from '../../world/world.ts';
import { treeOf } from '../tree.ts';
import type { MutationPackage } from './mutation-package.ts';

const FOLDER = 'reports/mutation';
const KNOWN = 'known.json';
const PART = /^part-\d+-of-\d+\.json$/;
/** Deeper than a folder of artifacts is. */
const MOST_DEPTH = 12;

/** Keeps the part of a shard in `reports/mutation` of its package, a folder that ignores itself, and gives its path. */
export function writePart(
  world: World,
  root: string,
  { owner, folder, content }: MutationPackage,
  { shard, run }: { readonly shard: Shard; readonly run: PackageRun },
): Result<string> {
  const ready = reportsFolder(world, root, folder);
  if (!ready.ok) return ready;
  const file = path.join(ready.value, `part-${shard.index}-of-${shard.count}.json`);
  const written = world.files.write(file, [partText({ ...content, package: owner.ref.name, shard, run })]);
  return written.ok ? ok(path.relative(root, file).replaceAll('\\', '/')) : written;
}

/** Remembers verdicts of a package for a later run; those of an earlier one stay while the content is the same. */
export async function remember(
  world: World,
  root: string,
  target: MutationPackage,
  run: PackageRun,
): Promise<Result<null>> {
  const ready = reportsFolder(world, root, target.folder);
  if (!ready.ok) return ready;
  const before = await remembered(world, root, target);
  const { owner, content } = target;
  const part = remembering(before, { ...content, package: owner.ref.name, run });
  return world.files.write(path.join(ready.value, KNOWN), [partText(part)]);
}

/** What is remembered of a package; null when that is nothing, or cannot be read. */
export async function remembered(
  world: World,
  root: string,
  { owner, folder }: MutationPackage,
): Promise<Part | null> {
  const [part] = await partsAt(world, root, [path.join(folder, FOLDER, KNOWN)]);
  return part?.package === owner.ref.name ? part : null;
}

/** Every part below a folder, whatever folders it lies in; those of installed packages and sandboxes are passed by. */
export function partsBelow(world: World, root: string, folder: string): Promise<Part[]> {
  return partsAt(world, root, partFiles(world, folder, 0));
}

/** A run writes its parts where git ignores them. One that git holds came with a change, and nobody knows who wrote it. */
async function partsAt(world: World, root: string, files: readonly string[]): Promise<Part[]> {
  const names = new Map(
    files.map((file) => [file, toRepoPath(path.relative(root, file).replaceAll(path.sep, '/'))]),
  );
  const inside = [...names.values()].filter((name) => name !== null);
  const held = await treeOf(world, root, { kind: 'staged' }).read(inside);
  const parts: Part[] = [];
  for (const [file, name] of names) {
    const isOwn = name === null || (held.ok && held.value.get(name) === null);
    const part = isOwn ? await partAt(world, file) : null;
    if (part !== null) parts.push(part);
  }
  return parts;
}

function partFiles(world: World, folder: string, depth: number): string[] {
  if (depth > MOST_DEPTH) return [];
  return world.files.list(folder).flatMap((name) => {
    const at = path.join(folder, name);
    if (PART.test(name)) return world.files.kindOf(at) === 'file' ? [at] : [];
    const isPassedBy = name === 'node_modules' || name.startsWith('.');
    return !isPassedBy && world.files.kindOf(at) === 'folder' ? partFiles(world, at, depth + 1) : [];
  });
}

async function partAt({ files }: World, file: string): Promise<Part | null> {
  const bytes = files.read(file);
  return bytes === null ? null : readPart(Buffer.from(bytes).toString('utf8'));
}

function reportsFolder(world: World, root: string, folder: string): Result<string> {
  const at = path.join(folder, FOLDER);
  if (leadsOut(world, root, at)) {
    return failed({
      code: 'usage',
      message: `${path.relative(root, at)} lies behind a symbolic link out of the repository`,
      hint: 'Put a folder in its place',
    });
  }
  const ignore = path.join(at, '.gitignore');
  const made = world.files.kindOf(ignore) === 'file' ? ok(null) : world.files.write(ignore, ['*\n']);
  return made.ok ? ok(at) : made;
}
