import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { mutate, mutationOrchard, ONE_SIDE, RIPE_TEST } from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const HEAVY = 'packages/apple/src/entities/heavy.ts';

test('two shards on two machines, merged on a third, equal the whole; a missing or an old one is refused', async () => {
  const files = {
    [RIPE_TEST]: ONE_SIDE,
    [HEAVY]: 'export function isHeavy(grams: number): boolean {\n  return grams > 200;\n}\n',
  };
  const whole = mutationOrchard(files);
  const alone = await mutate(whole, []);
  const artifacts: Record<string, string> = {};
  for (const shard of ['1/2', '2/2']) {
    const machine = mutationOrchard(files);
    const answer = await mutate(machine, ['--shard', shard]);
    expect(answer).toMatchObject({
      code: 0,
      document: { status: 'pass', reason: 'part-written', scope: 'shard' },
    });
    const [part = ''] = answer.document.written;
    expect(part).toBe(`packages/apple/reports/mutation/part-${shard.replace('/', '-of-')}.json`);
    artifacts[`artifacts/${shard[0]}/${part}`] = readFileSync(path.join(machine.root, part), 'utf8');
    expect(machine.git('status', '--porcelain')).toBe('');
  }
  const judge = mutationOrchard(files);
  judge.write(Object.fromEntries(Object.entries(artifacts).slice(0, 1)));
  const incomplete = await mutate(judge, ['--merge', 'artifacts']);
  expect(incomplete).toMatchObject({
    code: 2,
    document: { error: { code: 'no-evidence', message: '@shop/apple: the shards 2/2 are missing' } },
  });
  judge.write(artifacts);
  const merged = await mutate(judge, ['--merge', 'artifacts']);
  expect({ ...merged.document, next: [] }).toEqual({ ...alone.document, next: [] });
  expect(merged.code).toBe(alone.code);
  judge.write({ [RIPE_TEST]: `${ONE_SIDE}// later\n` });
  const stale = await mutate(judge, ['--merge', 'artifacts']);
  expect(stale).toMatchObject({ code: 2, document: { error: { code: 'stale-evidence' } } });
});
