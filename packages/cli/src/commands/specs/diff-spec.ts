import { baseFlag } from '../../flags/base-flag.ts';
import { coverageFlag } from '../../flags/coverage-flag.ts';
import { FINDING_REPORTERS, reporterFlag } from '../../flags/reporter-flag.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark diff`, as help and the reference know it. */
export const diffSpec: CommandSpec = {
  name: 'diff',
  summary: 'did the tests run the lines that this change touched?',
  usage: '[--base <ref>] [--coverage <path>]… [options]',
  mostPositionals: 0,
  flags: [
    baseFlag,
    {
      name: 'head',
      value: '<rev>',
      repeatable: false,
      summary: 'judge this commit instead of the working tree',
    },
    {
      name: 'staged',
      value: null,
      repeatable: false,
      summary: 'judge what is staged instead of the working tree',
    },
    {
      name: 'diff-file',
      value: '<patch>',
      repeatable: false,
      summary: 'judge the lines of a unified diff that the working tree already holds',
    },
    coverageFlag,
    {
      name: 'lines',
      value: 'all|band',
      repeatable: false,
      choices: ['all', 'band'],
      summary:
        'every changed line must have run (all, the default), or the share the band of its layer promises',
    },
    {
      name: 'partial',
      value: 'fail|band|ignore',
      repeatable: false,
      choices: ['fail', 'band', 'ignore'],
      summary: 'branches on changed lines: all of them, the share of the band (the default), or none',
    },
    {
      name: 'weakening',
      value: 'fail|warn|off',
      repeatable: false,
      choices: ['fail', 'warn', 'off'],
      summary:
        'what a promise talked down without a reason does: fail (the default), only be listed, or not be looked for',
    },
    {
      name: 'with-mutation',
      value: null,
      repeatable: false,
      summary: 'also try the mutants of the change, as mutate --diff does, and fail on those not noticed',
    },
    reporterFlag('cobertura', ...FINDING_REPORTERS),
  ],
  examples: [
    ['tidemark diff', 'judge everything since the merge base with main, untracked files included'],
    ['tidemark diff --base origin/release --json', 'against another branch, as JSON even on a terminal'],
    [
      'tidemark diff --cwd ../shop --coverage coverage/lcov.info',
      'in a repository that knows nothing of Tidemark',
    ],
  ],
  environment: [['TIDEMARK_BASE', 'the base when --base is not given']],
  load: async () => (await import('../diff.ts')).diff,
};
