import { joinPathFragments, type Tree } from '@nx/devkit';
import { planStryker } from '@tidemark/scaffold';
import { editedJson } from './edited-json.ts';
import { said } from './said.ts';
import { requestFor, treeView } from './tree-view.ts';
import { writePlan } from './write-plan.ts';

/** Options of the generator; schemas/stryker.json tells of them. */
export interface StrykerOptions {
  readonly project: string;
}

/** `nx g @tidemark/nx:stryker`: configuration, tools and script of a package in which mutants are planted. */
export async function stryker(tree: Tree, { project }: StrykerOptions): Promise<void> {
  const view = treeView(tree);
  const plan = planStryker(requestFor(tree, project), view);
  if (!plan.ok) throw new Error(said(plan.problems));
  const { files, folder, scripts, devDependencies } = plan.value;
  const before = view.packages.find(({ path }) => path === folder)?.text ?? '';
  const entries = Object.entries({ scripts, devDependencies }).flatMap(([field, added]) =>
    Object.entries(added).map(([name, value]) => [[field, name], value] as const),
  );
  const after = editedJson(before, entries);
  const path = joinPathFragments(folder, 'package.json');
  writePlan(tree, [...files, ...(after === before ? [] : [{ path, after }])]);
}
