import type { CommandSpec } from '../command-spec.ts';

/** `tidemark trend`, as help and the reference know it. */
export const trendSpec: CommandSpec = {
  name: 'trend',
  summary: 'where is the coverage of the repository going?',
  usage: '[--since <yyyy-mm-dd>] [--package <name>]… [--svg <file>] [options]',
  mostPositionals: 0,
  flags: [
    {
      name: 'since',
      value: '<yyyy-mm-dd>',
      repeatable: false,
      summary: 'only what was committed from this day on (UTC)',
    },
    {
      name: 'package',
      value: '<name>',
      repeatable: true,
      summary: 'only this package (default: the total and every package)',
    },
    {
      name: 'svg',
      value: '<file>',
      repeatable: false,
      summary: 'draw it into this file, from the folder of --cwd',
    },
  ],
  examples: [
    ['tidemark trend', 'every committed coverage/summary.json, from the history of HEAD'],
    ['tidemark trend --since 2026-01-01 --svg coverage/.out/trend.svg', 'a picture of this year'],
  ],
  environment: [],
  load: async () => (await import('../trend.ts')).trend,
};
