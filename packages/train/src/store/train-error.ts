import { refusalOf } from '@tidemark/ledger/look';

/** A store of the train that cannot be reached, read or written. */
export const trainError = refusalOf('train-error', 'the store of the train');
