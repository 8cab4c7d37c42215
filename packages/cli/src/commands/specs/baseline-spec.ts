import { coverageFlag } from '../../flags/coverage-flag.ts';
import { LEDGER_ENVIRONMENT, ledgerFlag, repositoryFlag } from '../../flags/ledger-flags.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark baseline`, as help and the reference know it. */
export const baselineSpec: CommandSpec = {
  name: 'baseline',
  summary: 'show, raise or override the high-water mark that the gate holds a branch against',
  usage: '(show | raise | override --reason <text> --expires <day> | log) [options]',
  mostPositionals: 1,
  flags: [
    {
      name: 'reason',
      value: '<text>',
      repeatable: false,
      summary: 'override: why the baseline is lowered',
    },
    {
      name: 'expires',
      value: '<yyyy-mm-dd>',
      repeatable: false,
      summary: 'override: the last day on which the lower mark counts',
    },
    {
      name: 'actor',
      value: '<name>',
      repeatable: false,
      summary: 'override: who answers for it (default: user.email of git)',
    },
    coverageFlag,
    ledgerFlag,
    repositoryFlag,
  ],
  examples: [
    ['tidemark baseline show', 'the mark of each metric, and what it was measured of'],
    ['tidemark baseline raise', 'on main: take over what the reports say where it is higher'],
    [
      "tidemark baseline override --reason 'the old press is gone' --expires 2026-12-31",
      'let what the reports say be enough until that day, on record',
    ],
    ['tidemark baseline log', 'every raise and override, newest first'],
  ],
  environment: [['TIDEMARK_ACTOR', 'who answers when --actor is not given'], ...LEDGER_ENVIRONMENT],
  load: async () => (await import('../baseline.ts')).baseline,
};
