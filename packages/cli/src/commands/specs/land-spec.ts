import { LEDGER_ENVIRONMENT, ledgerFlag, repositoryFlag } from '../../flags/ledger-flags.ts';
import { storeFlag, TRAIN_ENVIRONMENT } from '../../flags/train-flags.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark land`, as help and the reference know it. */
export const landSpec: CommandSpec = {
  name: 'land',
  summary: 'bring a branch to main: one at a time, checked on the very commit that lands',
  usage: '[<branch>] [--wait <ms>] [options]',
  mostPositionals: 1,
  flags: [
    {
      name: 'wait',
      value: '<ms>',
      repeatable: false,
      check: 'count',
      summary: 'milliseconds to wait for another landing to end (default: 0; the branch stays queued)',
    },
    {
      name: 'target',
      value: '<branch>',
      repeatable: false,
      summary: 'land on this branch (default: as its config says, else the one that the remote starts with)',
    },
    {
      name: 'reset',
      value: null,
      repeatable: false,
      summary: 'forget the tries of the branch, on record, and land it',
    },
    { name: 'reason', value: '<text>', repeatable: false, summary: 'reset: why it may try again' },
    {
      name: 'actor',
      value: '<name>',
      repeatable: false,
      summary: 'reset: who answers for it (default: user.email of git)',
    },
    storeFlag,
    ledgerFlag,
    repositoryFlag,
  ],
  examples: [
    ['tidemark land harvest', 'queue the branch, and land it if nobody else is landing'],
    ['tidemark land', 'land every branch that is queued, oldest first'],
    ['tidemark land harvest --wait 600000', 'wait ten minutes for the landing that is under way'],
    [
      "tidemark land harvest --reset --reason 'the press is mended'",
      'after three failures: try again, on record',
    ],
  ],
  environment: [
    ['TIDEMARK_ACTOR', 'who answers when --actor is not given'],
    ['TIDEMARK_GATE_*', 'how the coverage check is set, as for gate'],
    ['TIDEMARK_TELEGRAM_TOKEN, _CHAT, _API', 'the bot and the chat that are told what came of a branch'],
    ['TIDEMARK_WEBHOOK_URL, _SECRET', 'where it is posted to, and what signs it'],
    ...TRAIN_ENVIRONMENT,
    ...LEDGER_ENVIRONMENT,
  ],
  load: async () => (await import('../land.ts')).land,
};
