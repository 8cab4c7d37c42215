// A process that asks for the lease once, queues a branch, and says what it was told and what time it thinks it is.
import { openTrain, readTrainPlace } from '../../src/index.ts';
import { valueOf } from './value-of.ts';

const [root = '', place = ''] = process.argv.slice(2);
const run = () => Promise.reject(new Error('a store that is named needs no git'));
const store = valueOf(await openTrain({ run, root }, valueOf(readTrainPlace(place))));
const acquired = valueOf(await store.acquire('orchard', 'shifted', 60_000));
const { updatedAt } = valueOf(await store.enqueue('orchard', `apple-${process.pid}`));
await store.close();
process.stdout.write(JSON.stringify({ acquired, updatedAt, ownMs: Date.now() }));
