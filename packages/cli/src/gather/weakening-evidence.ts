import type { ChangedFile, ChangeSet } from '@tidemark/changes';
import { ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { WorkspaceConfig } from '@tidemark/manifest';
import { removedTests, type MarkedFile, type WeakeningEvidence } from '@tidemark/verdict';
import { hintsInText, mayHoldMarks, readSource, type SourceFacts } from '@tidemark/syntax';
import type { World } from '../world/world.ts';
import type { PackageManager } from './measure-command.ts';
import { ownersOf, type Owner } from './packages.ts';
import { gatherPolicyShift } from './policy-shift.ts';
import { gatherShifts } from './promise-shifts.ts';
import { isCode, isTest } from './source-file.ts';
import { treeBefore } from './tree-before.ts';
import { sideOf, treeOf, type Tree } from './tree.ts';
import { packageManagerOf } from './workspace.ts';

/** What is known of the tree after the change: who owns a file, its text, and what was read of it. */
export interface TreeNow {
  readonly ownerOf: (path: RepoPath) => Owner;
  readonly texts: ReadonlyMap<RepoPath, Uint8Array | null>;
  readonly sources: ReadonlyMap<RepoPath, SourceFacts | null>;
  /** The config before the change. */
  readonly config: WorkspaceConfig;
}

/** Gathers what tells whether a change talks a promise down. Costs next to nothing where no manifest or mark changed. */
export async function gatherWeakening(
  world: World,
  root: string,
  changes: ChangeSet,
  now: TreeNow,
): Promise<Result<WeakeningEvidence>> {
  const tree = treeOf(world, root, sideOf(changes.source));
  const before = treeBefore(world, root, tree, changes);
  const manager = packageManagerOf(world, root);
  const shifts = await gatherShifts(world, root, changes, { now: tree, before, manager });
  if (!shifts.ok) return shifts;
  const policy = await gatherPolicyShift(changes, now.config, tree);
  if (!policy.ok) return policy;
  const marked = await gatherMarks(changes.files, before, now);
  if (!marked.ok) return marked;
  const removed = await gatherRemovedTests(changes, before, { manager, ownerOf: now.ownerOf });
  if (!removed.ok) return removed;
  return ok({ ...shifts.value, policy: policy.value, marked: marked.value, removedTests: removed.value });
}

async function gatherMarks(
  files: readonly ChangedFile[],
  before: Tree,
  { ownerOf, texts, sources }: TreeNow,
): Promise<Result<MarkedFile[]>> {
  const marked: MarkedFile[] = [];
  for (const file of files) {
    const text = textOf(texts.get(file.path));
    if (!mayHoldMarks(text)) continue;
    const facts = sources.get(file.path) ?? (await readSource(text, file.path));
    const hints = facts?.hints ?? hintsInText(text);
    const hintsBefore = hints.some((hint) => hint.form === 'start') ? await oldHints(file, before) : ok([]);
    if (!hintsBefore.ok) return hintsBefore;
    marked.push({
      file,
      package: ownerOf(file.path).ref.name,
      hints,
      testMarks: facts?.testMarks ?? [],
      hintsBefore: hintsBefore.value,
    });
  }
  return ok(marked);
}

async function oldHints(file: ChangedFile, before: Tree): Promise<Result<SourceFacts['hints']>> {
  const at = file.formerPath ?? file.path;
  const old = await before.read([at]);
  if (!old.ok) return old;
  const text = textOf(old.value.get(at));
  return ok((await readSource(text, at))?.hints ?? hintsInText(text));
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return bytes == null ? '' : Buffer.from(bytes).toString('utf8');
}

/** Tests that go with their whole package leave nothing untested. */
async function gatherRemovedTests(
  changes: ChangeSet,
  before: Tree,
  { manager, ownerOf }: { readonly manager: PackageManager; readonly ownerOf: TreeNow['ownerOf'] },
): Promise<Result<WeakeningEvidence['removedTests']>> {
  const gone = changes.files.flatMap(({ path, formerPath, status }) =>
    status === 'deleted' ? [path] : status === 'renamed' ? (formerPath ?? []) : [],
  );
  if (!gone.some(isTest)) return ok([]);
  const involved = [...gone, ...changes.files.map((file) => file.path)];
  const owners = await ownersOf(before, involved, manager);
  if (!owners.ok) return owners;
  const removed = removedTests(changes.files, {
    isTest,
    isCode,
    packageOf: (path) => owners.value(path).ref.name,
  });
  return ok(removed.filter(({ file }) => ownerOf(file).ref.path === owners.value(file).ref.path));
}
