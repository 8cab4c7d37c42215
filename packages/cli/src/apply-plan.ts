import path from 'node:path';
import { collect, failed, ok, parentOf, type Problem, type RepoPath, type Result } from '@tidemark/kernel';
import type { PlannedFile } from '@tidemark/scaffold';
import { leadsOut } from './world/leads-out.ts';
import type { Files, World } from './world/world.ts';

/**
 * Writes a plan below the root, all of it or nothing, and gives the paths it wrote. Each file must still be as it was
 * when the plan was made; what cannot be written, or lies behind a link, is `usage`, every file of it at once. When
 * a write fails after all, what was written before it is put back.
 */
export function applyPlan(world: World, root: string, plan: readonly PlannedFile[]): Result<RepoPath[]> {
  const checked = checkPlan(world, root, plan);
  if (!checked.ok) return checked;
  const folders = foldersToMake(world.files, root, plan);
  const written: PlannedFile[] = [];
  for (const planned of plan) {
    const result = world.files.write(path.join(root, planned.path), [planned.after]);
    if (result.ok) {
      written.push(planned);
      continue;
    }
    const back = putBack(world.files, root, { written, folders });
    const problems = result.problems.map((problem) => ({ ...problem, file: planned.path }));
    return failed(...problems, ...(back.ok ? [] : back.problems));
  }
  return ok(plan.map((planned) => planned.path));
}

/** Could the plan be written as things are? Nothing is; what stands in the way is `usage`, every file of it at once. */
export function checkPlan(world: World, root: string, plan: readonly PlannedFile[]): Result<null> {
  const obstacles = plan.flatMap((planned) => obstacleTo(world, root, planned) ?? []);
  return obstacles.length > 0 ? failed(...obstacles) : ok(null);
}

function obstacleTo(world: World, root: string, { path: file, before }: PlannedFile): Problem | null {
  const at = path.join(root, file);
  const obstacle = (message: string, hint: string): Problem => ({ code: 'usage', message, hint, file });
  if (leadsOut(world, root, at))
    return obstacle(`${file} leads out of the repository`, 'Put a folder in the place of the link');
  const kind = world.files.kindOf(at);
  if (kind !== null && kind !== 'file')
    return obstacle(`${file} is no regular file`, 'Move it away, and run this again');
  if (world.files.isReadOnly(at))
    return obstacle(`${file} is read-only`, 'Make it writable, and run this again');
  const bytes = world.files.read(at);
  const isAsPlanned = before === null ? kind === null : bytes !== null && Buffer.from(before).equals(bytes);
  return isAsPlanned
    ? null
    : obstacle(`${file} was changed since the plan was made`, 'Nothing was written; run this again');
}

/** Folders that are not there yet, the deepest first: what is made on the way is taken away again on the way back. */
function foldersToMake(files: Files, root: string, plan: readonly PlannedFile[]): RepoPath[] {
  const missing = new Set<RepoPath>();
  for (const { path: file } of plan) {
    for (let folder = parentOf(file); folder !== ''; folder = parentOf(folder)) {
      if (files.kindOf(path.join(root, folder)) === null) missing.add(folder);
    }
  }
  return [...missing].toSorted((left, right) => right.length - left.length);
}

function putBack(
  files: Files,
  root: string,
  { written, folders }: { readonly written: readonly PlannedFile[]; readonly folders: readonly RepoPath[] },
): Result<null> {
  const results = written.map(({ path: file, before }) => {
    const at = path.join(root, file);
    return before === null ? files.remove(at) : files.write(at, [before]);
  });
  for (const folder of folders) results.push(files.remove(path.join(root, folder)));
  const done = collect(results);
  return done.ok ? ok(null) : done;
}
