import { parseJson, type NxJsonConfiguration, type Tree } from '@nx/devkit';
import { editedJson } from './edited-json.ts';
import { writePlan } from './write-plan.ts';

const PLUGIN = '@tidemark/nx';
/** Of the tasks that Tidemark reads after: without an output a cache brings nothing back. */
const TARGET_DEFAULTS = {
  'test:coverage': { cache: true, outputs: ['{projectRoot}/coverage'] },
  mutate: { cache: true, outputs: ['{projectRoot}/reports/mutation'] },
};

/** `nx g @tidemark/nx:init`, also run by `nx add`: the plugin and what its targets cache, as far as nx.json lacks them. */
export async function init(tree: Tree): Promise<void> {
  const before = tree.read('nx.json', 'utf8');
  const nxJson: NxJsonConfiguration = parseJson(before ?? '{}');
  const plugins = nxJson.plugins ?? [];
  const hasPlugin = plugins.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === PLUGIN);
  const defaults = Object.entries(TARGET_DEFAULTS).filter(
    ([name]) => nxJson.targetDefaults?.[name] === undefined,
  );
  const after = editedJson(before ?? '{}\n', [
    ...(hasPlugin ? [] : [[['plugins', plugins.length], PLUGIN] as const]),
    ...defaults.map(([name, value]) => [['targetDefaults', name], value] as const),
  ]);
  if (after !== before) writePlan(tree, [{ path: 'nx.json', after }]);
}
