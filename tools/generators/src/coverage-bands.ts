import type { Tree } from '@nx/devkit';
import { planCoverageBands } from '@tidemark/scaffold';
import { said } from './said.ts';
import { requestFor, treeView } from './tree-view.ts';
import { writePlan } from './write-plan.ts';

/** Options of the generator; schemas/coverage-bands.json tells of them. */
export interface CoverageBandsOptions {
  readonly project: string;
}

/** `nx g @tidemark/nx:coverage-bands`: every band of a manifest written out, and nothing else of it touched. */
export async function coverageBands(tree: Tree, { project }: CoverageBandsOptions): Promise<void> {
  const plan = await planCoverageBands(requestFor(tree, project), treeView(tree));
  if (!plan.ok) throw new Error(said(plan.problems));
  writePlan(tree, plan.value.files);
}
