import { coverageFlag } from '../../flags/coverage-flag.ts';
import { FINDING_REPORTERS, reporterFlag } from '../../flags/reporter-flag.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark aggregate`, as help and the reference know it. */
export const aggregateSpec: CommandSpec = {
  name: 'aggregate',
  summary: 'where does the whole repository stand against its bands?',
  usage: '[--coverage <path>]… [--out <dir>] [--check] [options]',
  mostPositionals: 0,
  flags: [
    coverageFlag,
    {
      name: 'out',
      value: '<dir>',
      repeatable: false,
      summary: 'write the merged reports there (default: coverage/.out)',
    },
    {
      name: 'check',
      value: null,
      repeatable: false,
      summary: 'compare with the committed coverage/summary.json and write nothing',
    },
    reporterFlag('cobertura', ...FINDING_REPORTERS),
  ],
  examples: [
    [
      'tidemark aggregate',
      'merge the reports of all packages, and write coverage/summary.json when every band is held',
    ],
    ['tidemark aggregate --check', 'fail when the committed summary is not what the reports say'],
  ],
  environment: [],
  load: async () => (await import('../aggregate.ts')).aggregate,
};
