import { coverageFlag } from '../../flags/coverage-flag.ts';
import { FINDING_REPORTERS, reporterFlag } from '../../flags/reporter-flag.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark self-test`, as help and the reference know it. */
export const selfTestSpec: CommandSpec = {
  name: 'self-test',
  summary: 'would the gate notice a line that no test runs?',
  usage: '[--package <name>] [--command <command>] [options]',
  mostPositionals: 0,
  flags: [
    {
      name: 'package',
      value: '<name>',
      repeatable: false,
      summary: 'plant in this package (default: the one with the fewest tests)',
    },
    {
      name: 'command',
      value: '<command>',
      repeatable: false,
      summary: 'measure by this command, run at the root (default: the script test:coverage of the package)',
    },
    {
      ...coverageFlag,
      summary: 'let the gate read these reports, from the root, instead of those of the packages',
    },
    reporterFlag(...FINDING_REPORTERS),
  ],
  examples: [
    ['tidemark self-test', 'plant a function that nothing calls in a scratch worktree, and expect a fail'],
    ['tidemark self-test --package @shop/orchard', 'the same in a package of your choice'],
    ["tidemark self-test --command 'npm test -- --coverage'", 'where no script has the usual name'],
  ],
  environment: [],
  load: async () => (await import('../self-test.ts')).selfTest,
};
