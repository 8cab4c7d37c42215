import type { Flag } from './flag.ts';

/** Where the queue of the train and its leases are kept. */
export const storeFlag: Flag = {
  name: 'store',
  value: '<place>',
  repeatable: false,
  summary:
    'where queue and leases are kept: sqlite (the default: a file below the git folder of this clone), sqlite:<file> or postgres://…',
};

/** What stands for that flag where it is not given. */
export const TRAIN_ENVIRONMENT = [['TIDEMARK_TRAIN_STORE', 'the store when --store is not given']] as const;
