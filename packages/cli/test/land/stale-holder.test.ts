import { expect, test, vi } from 'vitest';
import { setTimeout } from 'node:timers/promises';
import { documentOf, spawnLand } from './spawn-land.ts';
import { config, trainOrchard, type TrainOrchard } from './train-orchard.ts';

vi.setConfig({ testTimeout: 240_000 });

const TTL_MS = 1500;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(20);
}

/** A landing that is paused once it measures, until its lease is another's and that other has landed. */
async function overtaken(orchard: TrainOrchard, env: Readonly<Record<string, string>> = {}) {
  const marker = `${orchard.clone.root}/coverage-begun`;
  orchard.branch('slow', { 'measure.sh': `touch '${marker}'; sleep 1\nexit 3\n` });
  orchard.branch('quick', { covered: '10\n' });
  const slow = spawnLand(orchard, ['slow'], env);
  const { existsSync } = await import('node:fs');
  await until(() => existsSync(marker));
  const id = slow.child.pid ?? expect.fail();
  process.kill(id, 'SIGSTOP');
  const quick = await spawnLand(orchard, ['quick', '--wait', '60000'], env).ended;
  const after = orchard.main();
  process.kill(id, 'SIGCONT');
  return { quick, after, slow: await slow.ended };
}

test('a holder that was paused past its lease, and goes on once another has landed, cannot move main', async () => {
  const orchard = trainOrchard(config('floor: 50', `ttlMs: ${TTL_MS}`));
  const { quick, after, slow } = await overtaken(orchard);
  expect(documentOf(quick.stdout)).toMatchObject({ reason: 'landed', token: 2 });
  expect(slow.code).toBe(2);
  expect(documentOf(slow.stdout)).toMatchObject({
    status: 'error',
    reason: 'lease-lost',
    token: 1,
    landings: [{ branch: 'slow', outcome: 'error', raised: false }],
  });
  expect([orchard.main(), await orchard.mark()]).toEqual([after, [10, after]]);
  const again = await orchard.land(['slow', '--wait', '10000']);
  expect(again.document.landings).toMatchObject([{ outcome: 'landed', coverage: { status: 'TOOL_ERROR' } }]);
});
