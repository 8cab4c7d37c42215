import type { CommandSpec } from '../command-spec.ts';

/** `tidemark init`, as help and the reference know it. */
export const initSpec: CommandSpec = {
  name: 'init',
  summary:
    'adopt this workspace: manifests at what is true today, scripts, tasks; shown first, written after a yes',
  usage: '[--measure] [--yes | --dry-run] [options]',
  mostPositionals: 0,
  flags: [
    {
      name: 'measure',
      value: null,
      repeatable: false,
      summary: 'run the tests with coverage first, so that the bands are those of today',
    },
    {
      name: 'yes',
      short: 'y',
      value: null,
      repeatable: false,
      summary: 'write the plan without asking; without a terminal nothing is written unless this is given',
    },
    { name: 'dry-run', value: null, repeatable: false, summary: 'only show the plan' },
  ],
  examples: [
    ['tidemark init', 'show what would be written, and ask'],
    ['tidemark init --measure --yes', 'measure, then write without asking'],
    ['tidemark init --dry-run --json', 'the plan alone, for a program'],
  ],
  environment: [],
  load: async () => (await import('../init.ts')).init,
};
