import { createServer } from 'node:net';
import type { Repository } from '@tidemark/test-kit';
import { openTrain, readTrainPlace } from '@tidemark/train';
import type { ServeDocument } from '../../src/contract/documents.ts';
import { runCommand } from '../../src/world/run-command.ts';
import type { World } from '../../src/world/world.ts';
import { tidemark, type Answer } from '../run-tidemark.ts';

/** Serves a repository as long as the visit takes, which is given the URL; then it is asked to end. */
export async function served(
  place: Repository | string,
  words: readonly string[],
  visit: (url: string) => Promise<void>,
  world: Partial<World> = {},
): Promise<Answer<ServeDocument>> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return tidemark(place, ['serve', '--port', String(port), ...words], {
    askedToEnd: () => visit(url),
    ...world,
  });
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address === null || typeof address === 'string' ? 0 : address.port;
      server.close(() => resolve(port));
    });
  });
}

/** Queues a branch in the store that lies at a place. */
export async function queued({ root }: Repository, place: string, branch: string): Promise<void> {
  const read = readTrainPlace(place);
  const store = read.ok ? await openTrain({ run: runCommand, root }, read.value) : read;
  if (!store.ok) throw new Error(JSON.stringify(store.problems));
  await store.value.enqueue('orchard', branch);
  await store.value.close();
}

/** The branches that wait in the queue. */
export async function branchesAt(url: string): Promise<string[]> {
  const answer: { readonly queue: { readonly queued: readonly { readonly branch: string }[] } } = JSON.parse(
    await (await fetch(`${url}/queue`)).text(),
  );
  return answer.queue.queued.map(({ branch }) => branch);
}
