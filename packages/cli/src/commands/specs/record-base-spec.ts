import type { CommandSpec } from '../command-spec.ts';

/** `tidemark record-base`, as help and the reference know it. */
export const recordBaseSpec: CommandSpec = {
  name: 'record-base',
  summary: 'remember a revision as the base of this worktree',
  usage: '[<rev> | --forget] [options]',
  mostPositionals: 1,
  flags: [
    {
      name: 'forget',
      value: null,
      repeatable: false,
      summary: 'forget the base that was remembered',
    },
  ],
  examples: [
    ['tidemark record-base', 'remember HEAD: later diffs judge only what comes after it'],
    ['tidemark record-base origin/main', 'remember another revision'],
    ['tidemark record-base --forget', 'forget it: diffs look for origin/HEAD or main again'],
  ],
  environment: [],
  load: async () => (await import('../record-base.ts')).recordBaseCommand,
};
