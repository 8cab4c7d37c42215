export { coverageBands } from './coverage-bands.ts';
export { createNodes, createNodes as createNodesV2 } from './create-nodes.ts';
export type { TidemarkPluginOptions } from './create-nodes.ts';
export { feature } from './feature.ts';
export { init } from './init.ts';
export { stryker } from './stryker.ts';

/** The name of the plugin, as nx.json has it. */
export const name = '@tidemark/nx';
