// Raises one baseline to one measurement, as a process of its own: a writer among many.
import { openLedger, raiseBaseline } from '../src/index.ts';
import { readLedgerPlace } from '../src/look.ts';
import { commitId, measured, valueOf } from './measurements.ts';
import { run } from './run-command.ts';

const [root = '', place = '', repository = '', covered = ''] = process.argv.slice(2);
const store = valueOf(await openLedger({ run, root }, valueOf(readLedgerPlace(place))));
const { isRaised, entry } = valueOf(
  await raiseBaseline(store, repository, measured(Number(covered), commitId(Number(covered)))),
);
await store.close();
process.stdout.write(JSON.stringify({ isRaised, revision: entry?.revision }));
