import { failed, ok, type Result } from '@tidemark/kernel';
import { openLedger } from '@tidemark/ledger';
import { openReader, type Clone } from '@tidemark/ledger/look';
import { lookAtTrain } from '@tidemark/train';
import { createApp, isLoopback, LIMITS, listen } from '@tidemark/train/http';
import { VERSION } from '../version.ts';
import type { World } from '../world/world.ts';
import type { ServeSettings } from './serve-settings.ts';

/** What is served, and how it is ended. */
export interface Serving {
  readonly url: string;
  readonly end: () => Promise<void>;
}

/** Opens the store and the ledger to be looked at (with a token the ledger to be written too), and the socket. */
export async function startServing(
  world: World,
  clone: Clone,
  { repository, store, ledger: place, host, port, token }: ServeSettings,
): Promise<Result<Serving>> {
  const reader = await lookAtTrain(clone, store);
  const ledger = await openReader(clone, place);
  const writable = token === null || !ledger.ok ? ok(null) : await openLedger(clone, place);
  if (!reader.ok || !ledger.ok || !writable.ok)
    return failed(...[reader, ledger, writable].flatMap((part) => (part.ok ? [] : part.problems)));
  const app = createApp({
    reader: reader.value,
    ledger: ledger.value,
    repository,
    isLocal: isLoopback(host),
    door: token === null || writable.value === null ? null : { token, store: writable.value },
    version: VERSION,
    today: () => world.today,
    nowMs: world.clockMs,
    onBug: ({ stack, message }) => world.stderr.write(`${stack ?? message}\n`),
  });
  const listening = await listen(app, { host, port, limits: LIMITS });
  if (!listening.ok) return listening;
  const { url, close } = listening.value;
  const end = async () => {
    await close();
    await Promise.all([reader.value.close(), ledger.value.close(), writable.value?.close()]);
  };
  return ok({ url, end });
}
