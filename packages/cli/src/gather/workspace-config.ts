import path from 'node:path';
import type { ChangeSet } from '@tidemark/changes';
import { failed, ok, type Result } from '@tidemark/kernel';
import { readConfig, resolveConfig, type WorkspaceConfig } from '@tidemark/manifest';
import type { World } from '../world/world.ts';
import { CONFIG_FILE } from './config-file.ts';
import type { EvidencePlace } from './diff-evidence.ts';
import { treeBefore } from './tree-before.ts';
import { sideOf, treeOf, type Tree } from './tree.ts';

/** The text of the config of a tree, null where there is none. One behind a link is `invalid-config`. */
export async function configTextIn(tree: Tree): Promise<Result<string | null>> {
  if (tree.isIrregular(CONFIG_FILE)) {
    return failed({
      code: 'invalid-config',
      message: `${CONFIG_FILE} is no regular file, and a symbolic link is not followed`,
      hint: 'Put the config itself there',
      file: CONFIG_FILE,
    });
  }
  const contents = await tree.read([CONFIG_FILE]);
  if (!contents.ok) return contents;
  const bytes = contents.value.get(CONFIG_FILE) ?? null;
  return ok(bytes === null ? null : Buffer.from(bytes).toString('utf8'));
}

/** What a config says; no config says nothing. What cannot be read as data is `invalid-config`. */
export async function configOf(text: string | null): Promise<Result<WorkspaceConfig>> {
  return text === null ? ok(resolveConfig({})) : readConfig({ text, path: CONFIG_FILE });
}

/** The config of a tree; where there is none, what holds without one. */
export async function configIn(tree: Tree): Promise<Result<WorkspaceConfig>> {
  const text = await configTextIn(tree);
  return text.ok ? configOf(text.value) : text;
}

/**
 * The config that a change is judged by: as it stood before the change, so that none relaxes its own judge. One that was
 * invalid then and is mended by the change said nothing.
 */
export async function configBefore(
  world: World,
  root: string,
  changes: ChangeSet,
): Promise<Result<WorkspaceConfig>> {
  const tree = treeOf(world, root, sideOf(changes.source));
  if (changesConfig(changes)) {
    const before = await configIn(treeBefore(world, root, tree, changes));
    return before.ok ? before : ok(resolveConfig({}));
  }
  const isOnDisk = ['worktree', 'patch'].includes(changes.source.kind);
  if (!isOnDisk || tree.isIrregular(CONFIG_FILE)) return configIn(tree);
  // A file that git ignores, or that a patch leaves out, is no change: what lies there was perhaps never committed.
  const revision = world.files.kindOf(path.join(root, CONFIG_FILE)) === null ? null : revisionBefore(changes);
  return revision === null
    ? ok(resolveConfig({}))
    : configIn(treeOf(world, root, { kind: 'revision', revision }));
}

function revisionBefore({ source, head }: ChangeSet): string | null {
  return source.kind === 'patch' ? head.sha : source.base.mergeBase;
}

/** The reports to read: those that flags name, from where the command stands, else those of the config, from the root. */
export function reportsOf(
  { root, cwd, reports }: EvidencePlace,
  config: WorkspaceConfig,
): Pick<EvidencePlace, 'cwd' | 'reports'> {
  return reports.length > 0 ? { cwd, reports } : { cwd: root, reports: config.reports };
}

/** Does the change touch the config? */
export function changesConfig({ files }: ChangeSet): boolean {
  return files.some((file) => file.path === CONFIG_FILE || file.formerPath === CONFIG_FILE);
}
