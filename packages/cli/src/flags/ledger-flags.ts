import type { Flag } from './flag.ts';

/** Where the baselines are kept. */
export const ledgerFlag: Flag = {
  name: 'ledger',
  value: '<place>',
  repeatable: false,
  summary:
    'where baselines are kept: git (the default: a ref of origin, or of this clone without one), git:<remote>, git:., sqlite:<file> or postgres://…',
};

/** Whose baselines are meant. */
export const repositoryFlag: Flag = {
  name: 'repository',
  value: '<name>',
  repeatable: false,
  summary: 'the name of this repository in the ledger (default: host and path of its origin)',
};

/** What stands for these flags where they are not given. */
export const LEDGER_ENVIRONMENT = [
  ['TIDEMARK_LEDGER', 'the ledger when --ledger is not given'],
  ['TIDEMARK_REPOSITORY', 'the name of the repository when --repository is not given'],
] as const;
