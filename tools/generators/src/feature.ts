import { formatFiles, logger, type Tree } from '@nx/devkit';
import { planFeature } from '@tidemark/scaffold';
import { said } from './said.ts';
import { treeView } from './tree-view.ts';
import { writePlan } from './write-plan.ts';

/** Options of the generator; schemas/feature.json tells of them. */
export interface FeatureOptions {
  readonly name: string;
  readonly in?: string;
}

/** `nx g @tidemark/nx:feature`: a feature that holds its bands. What is there is kept. */
export async function feature(tree: Tree, options: FeatureOptions): Promise<void> {
  const plan = planFeature({ name: options.name, parent: options.in ?? null }, treeView(tree));
  if (!plan.ok) throw new Error(said(plan.problems));
  const { files, kept, packageName } = plan.value;
  writePlan(tree, files);
  for (const file of kept) logger.info(`KEEP ${file}`);
  await formatFiles(tree);
  if (files.length > 0) logger.info(`Install, then measure it: nx run ${packageName}:test:coverage`);
}
