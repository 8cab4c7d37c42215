// A process that takes the lease and, under it, adds one to the number in a file; or dies the moment it has the lease.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openTrain, readTrainPlace } from '../../src/index.ts';
import { valueOf } from './value-of.ts';

const [root = '', place = '', fate = '', nRounds = ''] = process.argv.slice(2);
const [number, log] = [`${root}/number`, `${root}/log`];
const run = () => Promise.reject(new Error('a store that is named needs no git'));
const store = valueOf(await openTrain({ run, root }, valueOf(readTrainPlace(place))));
const ttlMs = fate === 'dies' ? 200 : 60_000;
for (let left = Number(nRounds); left > 0;) {
  const acquired = valueOf(await store.acquire('orchard', `${process.pid}`, ttlMs));
  if (!acquired.isTaken) {
    await setTimeout(Math.random() * 50);
    continue;
  }
  const { lease } = acquired;
  appendFileSync(log, `${lease.token}\n`);
  if (fate === 'dies') process.kill(process.pid, 'SIGKILL');
  const before = Number(readFileSync(number, 'utf8'));
  await setTimeout(5);
  writeFileSync(number, String(before + 1));
  valueOf(await store.release(lease));
  left -= 1;
}
await store.close();
