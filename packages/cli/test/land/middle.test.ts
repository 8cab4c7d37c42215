import { openTrain } from '@tidemark/train';
import { expect, test } from 'vitest';
import { runCommand } from '../../src/world/run-command.ts';
import { source } from '../run-tidemark.ts';
import { config, trainOrchard } from './train-orchard.ts';

test('what a process that died had begun is finished by the next, and told', async () => {
  const orchard = trainOrchard();
  const base = orchard.main();
  const head = orchard.branch('harvest', { covered: '9\n' });
  const clone = { run: runCommand, root: orchard.clone.root };
  const opened = await openTrain(clone, { kind: 'clone' });
  const store = opened.ok ? opened.value : expect.fail();
  const repository = 'orchard';
  await store.enqueue(repository, 'harvest');
  const acquired = await store.acquire(repository, 'dead:1', 60_000);
  const lease = acquired.ok && acquired.value.isTaken ? acquired.value.lease : expect.fail();
  await store.begin(lease, 'harvest');
  const landing = { repository, token: 1, branch: 'harvest', target: 'main', from: base, to: head };
  await store.intend(lease, { ...landing, measurement: null });
  orchard.clone.git('push', '--quiet', 'origin', `${head}:main`);
  await store.release(lease);
  await store.close();
  const { document, stderr } = await orchard.land(['--repository', repository]);
  expect(document).toMatchObject({ status: 'pass', reason: 'landed', finished: ['harvest'], landings: [] });
  expect(stderr).toContain('harvest had been begun before, and is now finished');
  expect(stderr).toContain('1 of 1 branch landed on main');
});

test('a file that no report mentions is named', async () => {
  const manifest = "export default { name: 'orchard', coverage: {} };\n";
  const orchard = trainOrchard({ ...config('floor: 50'), 'feature.manifest.ts': manifest });
  orchard.branch('harvest', { 'src/pear.ts': source(1) });
  expect((await orchard.land(['harvest'])).document.landings[0]?.reason).toBe(
    'coverage: no report mentions src/pear.ts',
  );
});

test('a setting of the gate that cannot be meant is an error of the coverage check, and no pass', async () => {
  const orchard = trainOrchard();
  orchard.branch('harvest', { covered: '9\n' });
  const { document } = await orchard.land(['harvest'], { env: { TIDEMARK_GATE_FLOOR: 'high' } });
  expect(document.landings).toMatchObject([
    {
      outcome: 'error',
      reason: expect.stringContaining("--floor (TIDEMARK_GATE_FLOOR) does not know 'high'"),
    },
  ]);
  const ledger = await orchard.land(['harvest'], { env: { TIDEMARK_LEDGER: 'mysql://x' } });
  expect(ledger.document).toMatchObject({
    reason: 'usage',
    landings: [{ outcome: 'error', stage: 'queued' }],
  });
});

test('a config that is broken where it lands holds the branch, and counts no try', async () => {
  const orchard = trainOrchard();
  const broken = { 'tidemark.config.ts': 'export default { land: { tries: 0 } };\n' };
  const head = orchard.branch('trunk', broken);
  orchard.branch('harvest', { covered: '9\n' });
  const words = ['harvest', '--target', 'trunk'];
  expect((await orchard.land(words)).document.reason).toBe('invalid-config');
  expect(orchard.bare.git('rev-parse', 'trunk').trim()).toBe(head);
  const store = ['--store', 'postgres://pomona@127.0.0.1:1/x', '--reset', '--reason', 'x', '--actor', 'y'];
  expect((await orchard.land(['harvest', ...store])).document.reason).toBe('train-error');
});
