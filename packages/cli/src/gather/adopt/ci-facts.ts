import path from 'node:path';
import type { RepoPath } from '@tidemark/kernel';
import { repositoryName } from '@tidemark/ledger/look';
import { WORKFLOW, type CiFacts } from '@tidemark/scaffold';
import type { PackageFacts } from '../../doctor/facts.ts';
import { gateWorkflows } from '../../doctor/workflow-jobs.ts';
import type { World } from '../../world/world.ts';
import { readConfig } from '../doctor/config-file.ts';
import { WORKFLOW_FILE } from '../doctor/repository-facts.ts';

const NODE_FILES = ['.nvmrc', '.node-version'];

/** What a workflow is to be written by; null where the repository is not on GitHub, or gates there already. */
export async function ciFacts(
  world: World,
  root: string,
  {
    present,
    packages,
  }: { readonly present: readonly RepoPath[]; readonly packages: readonly PackageFacts[] },
): Promise<CiFacts | null> {
  const kindOf = (file: string) => world.files.kindOf(path.join(root, file));
  if (kindOf(WORKFLOW) !== null || !(await isOnGithub(world, root))) return null;
  const files = present.filter((file) => WORKFLOW_FILE.test(file));
  const workflows = await Promise.all(files.map((file) => readConfig(world, root, file)));
  if (gateWorkflows({ workflows, packages }).length > 0) return null;
  return { nodeFile: NODE_FILES.find((file) => kindOf(file) === 'file') ?? null };
}

/** A host of one's own is told by the folder that only GitHub reads. */
async function isOnGithub({ files, run }: World, root: string): Promise<boolean> {
  if (files.kindOf(path.join(root, '.github')) === 'folder') return true;
  return (await repositoryName({ run, root })).startsWith('github.com/');
}
