import type { CommandSpec } from '../command-spec.ts';

/** `tidemark new`, as help and the reference know it. */
export const newSpec: CommandSpec = {
  name: 'new',
  summary: 'a feature with its tests and its promise, or the bands of a manifest written out',
  usage: '(feature <name> [--in <folder>] | coverage-bands <package>) [--dry-run] [options]',
  mostPositionals: 2,
  flags: [
    {
      name: 'in',
      value: '<folder>',
      repeatable: false,
      summary: 'make the feature in this folder (default: packages/features, or where else packages lie)',
    },
    {
      name: 'dry-run',
      value: null,
      repeatable: false,
      summary: 'only say what would be written',
    },
  ],
  examples: [
    ['tidemark new feature orders', 'manifest, configuration, and one entity, use case and controller'],
    ['tidemark new feature @shop/orders --in libs', 'with a scope and a place of your choice'],
    ['tidemark new feature orders --dry-run', 'list the files, write none'],
    [
      'tidemark new coverage-bands @shop/orders',
      'write out every band that the manifest leaves to the defaults',
    ],
  ],
  environment: [],
  load: async () => (await import('../new.ts')).newCommand,
};
