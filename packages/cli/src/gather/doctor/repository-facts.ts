import path from 'node:path';
import type { Repository } from '@tidemark/changes';
import { ok, type RepoPath, type Result, ROOT } from '@tidemark/kernel';
import type { RepositoryFacts } from '../../doctor/facts.ts';
import type { World } from '../../world/world.ts';
import { packageFiles } from '../package-files.ts';
import { readWorkspace } from '../workspace.ts';
import { readConfig, readFirst } from './config-file.ts';
import { gitFacts } from './git-facts.ts';
import { nodePins } from './node-pins.ts';
import { packageFacts, presentBelow } from './package-facts.ts';

/** A workflow of GitHub Actions, by its path. */
export const WORKFLOW_FILE = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Gathers everything that doctor judges, without running anything of the repository. */
export async function repositoryFacts(
  world: World,
  { root, isShallow }: Repository,
): Promise<Result<RepositoryFacts>> {
  const workspace = await readWorkspace(world, root);
  if (!workspace.ok) return workspace;
  const { present, owners } = workspace.value;
  const state = await gitFacts(world, root);
  if (!state.ok) return state;
  const known = new Set(present);
  const divided = packageFiles(owners, present, world.today);
  const below = presentBelow(divided, present);
  const packages = [];
  for (const entry of divided) packages.push(await packageFacts(world, root, entry, { files: known, below }));
  const lies = (file: RepoPath) => world.files.kindOf(path.join(root, file)) !== null;
  const workflows = present.filter((file) => WORKFLOW_FILE.test(file) && lies(file));
  return ok({
    ...state.value,
    today: world.today,
    nodeVersion: world.nodeVersion,
    isShallow,
    packages,
    nxJson: await readFirst(world, root, ROOT, { names: ['nx.json'], present: known }),
    workflows: await Promise.all(workflows.map((file) => readConfig(world, root, file))),
    nodePins: nodePins(world, root, packages),
  });
}
