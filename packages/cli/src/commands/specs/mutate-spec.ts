import { baseFlag } from '../../flags/base-flag.ts';
import { FINDING_REPORTERS, reporterFlag } from '../../flags/reporter-flag.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark mutate`, as help and the reference know it. */
export const mutateSpec: CommandSpec = {
  name: 'mutate',
  summary: 'would the tests notice if the code were wrong?',
  usage: '[--diff [--base <ref>]] [--package <name>]… [--shard <i/n> | --merge <dir>] [options]',
  mostPositionals: 0,
  flags: [
    {
      name: 'diff',
      value: null,
      repeatable: false,
      summary: 'try only the mutants on changed lines, and those that changed tests cover',
    },
    baseFlag,
    {
      name: 'package',
      value: '<name>',
      repeatable: true,
      summary: 'try only this package (default: all whose manifest names mutation targets)',
    },
    {
      name: 'shard',
      value: '<i/n>',
      repeatable: false,
      summary: 'try only this share of the files, and write it to be merged; nothing is judged',
    },
    {
      name: 'merge',
      value: '<dir>',
      repeatable: false,
      summary: 'put the shares below this folder together and judge them; nothing is tried',
    },
    {
      name: 'since-last',
      value: null,
      repeatable: false,
      summary: 'fail too when a score fell by more than 5 points since the committed coverage/mutation.json',
    },
    reporterFlag(...FINDING_REPORTERS),
  ],
  examples: [
    ['tidemark mutate --diff', 'in seconds: would the tests notice a mistake in what this change touched?'],
    [
      'tidemark mutate',
      'hold every package to its score, and write coverage/mutation.json when all are held',
    ],
    ['tidemark mutate --shard 2/3', 'on the second of three machines; then tidemark mutate --merge <dir>'],
    ['tidemark mutate --since-last', 'nightly: what was noticed before, and is not any more?'],
  ],
  environment: [['TIDEMARK_BASE', 'the base of --diff when --base is not given']],
  load: async () => (await import('../mutate.ts')).mutate,
};
