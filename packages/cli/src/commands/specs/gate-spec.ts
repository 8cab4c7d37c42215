import { coverageFlag } from '../../flags/coverage-flag.ts';
import { LEDGER_ENVIRONMENT, ledgerFlag, repositoryFlag } from '../../flags/ledger-flags.ts';
import { FINDING_REPORTERS, reporterFlag } from '../../flags/reporter-flag.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark gate`, as help and the reference know it. */
export const gateSpec: CommandSpec = {
  name: 'gate',
  summary: 'may this branch land? Is the repository as well tested as it ever was?',
  usage: '[--measure <command>] [--policy absolute|baseline|both] [--floor <percent>] [options]',
  mostPositionals: 0,
  flags: [
    {
      name: 'policy',
      value: 'absolute|baseline|both',
      repeatable: false,
      choices: ['absolute', 'baseline', 'both'],
      summary: 'hold it to the floor, to the baseline, or to both (the default)',
    },
    {
      name: 'metric',
      value: 'statements|branches|functions|lines',
      repeatable: false,
      choices: ['statements', 'branches', 'functions', 'lines'],
      summary: 'what is counted (default: lines)',
    },
    {
      name: 'floor',
      value: '<percent>',
      repeatable: false,
      summary: 'the least share, as 79.5 (default: the band of every file without a layer)',
    },
    {
      name: 'epsilon',
      value: '<points>',
      repeatable: false,
      summary: 'percentage points that the share may be under the baseline, as 0.05 (default: 0)',
    },
    {
      name: 'measure',
      value: '<command>',
      repeatable: false,
      summary: 'measure by this command first, run at the root (default: read the reports that lie there)',
    },
    {
      name: 'timeout',
      value: '<ms>',
      repeatable: false,
      summary: 'milliseconds that --measure may take before it is stopped (default: 1800000)',
    },
    {
      name: 'fail-closed',
      value: null,
      repeatable: false,
      summary: 'exit 2 when it cannot be judged',
    },
    {
      name: 'fail-open',
      value: null,
      repeatable: false,
      summary: 'exit 0 with a warning when it cannot be judged (the default)',
    },
    {
      name: 'base',
      value: '<ref>',
      repeatable: false,
      summary:
        'compare with the baseline that the merge base with this revision holds (default: as for diff)',
    },
    coverageFlag,
    ledgerFlag,
    repositoryFlag,
    reporterFlag(...FINDING_REPORTERS),
  ],
  examples: [
    ['tidemark gate', 'judge what the reports say, and write coverage/.out/coverage-report.md'],
    [
      "tidemark gate --measure 'pnpm test:coverage' --timeout 600000",
      'measure first, for ten minutes at most',
    ],
    [
      'tidemark gate --policy both --floor 80 --epsilon 0.05 --fail-closed',
      'strictly, but for flapping runs',
    ],
  ],
  environment: [
    ['TIDEMARK_BASE', 'the base when --base is not given'],
    ['TIDEMARK_GATE_ENABLED', 'false: judge nothing (SKIPPED)'],
    [
      'TIDEMARK_GATE_REPOS',
      'names of the repositories that the gate is for (default: whichever it stands in)',
    ],
    ['TIDEMARK_GATE_POLICY, _METRIC, _FLOOR, _EPSILON, _MEASURE, _TIMEOUT_MS', 'what the flags set'],
    ['TIDEMARK_GATE_FAIL_CLOSED', 'true: as --fail-closed'],
    ...LEDGER_ENVIRONMENT,
  ],
  load: async () => (await import('../gate.ts')).gate,
};
