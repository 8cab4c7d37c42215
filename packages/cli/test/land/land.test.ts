import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { config, trainOrchard } from './train-orchard.ts';

const reportIn = (root: string) => readFileSync(path.join(root, 'coverage/.out/coverage-report.md'), 'utf8');

describe('tidemark land', () => {
  test('bootstraps: the first branch sets the mark, and lands with it in one push', async () => {
    const orchard = trainOrchard();
    const head = orchard.branch('harvest', { covered: '9\n' });
    const { code, document, stderr } = await orchard.land(['harvest']);
    expect({ code, ...document }).toMatchObject({
      code: 0,
      status: 'pass',
      reason: 'landed',
      target: { branch: 'main', remote: 'origin' },
      token: 1,
      landings: [
        {
          branch: 'harvest',
          outcome: 'landed',
          head,
          raised: true,
          coverage: { status: 'BOOTSTRAP', measured: { covered: 9, total: 10 }, baseline: null },
        },
      ],
      report: 'coverage/.out/coverage-report.md',
    });
    expect([orchard.main(), await orchard.mark()]).toEqual([head, [9, head]]);
    expect(reportIn(orchard.clone.root)).toContain('coverage_status: BOOTSTRAP\n');
    expect(stderr).toContain('harvest landed as');
  });

  test('raises the mark with each branch that is better, and holds the next against it', async () => {
    const orchard = trainOrchard();
    orchard.branch('harvest', { covered: '9\n' });
    await orchard.land(['harvest']);
    const before = orchard.main();
    orchard.branch('drop', { covered: '7\n' });
    const { code, document, stderr } = await orchard.land(['drop']);
    expect({ code, ...document }).toMatchObject({
      code: 1,
      status: 'fail',
      reason: 'failed',
      landings: [
        {
          outcome: 'failed',
          stage: 'development',
          tries: 1,
          raised: false,
          checks: [
            { name: 'merge', status: 'pass' },
            { name: 'coverage', status: 'fail' },
          ],
          coverage: { status: 'FAIL', measured: { covered: 7 }, baseline: { covered: 9, total: 10 } },
        },
      ],
      findings: [{ kind: 'check-failed', branch: 'drop' }],
    });
    expect(stderr).toContain('coverage: lines 7 of 10 (70 %) is under the baseline of 9 of 10 (90 %)');
    expect(orchard.main()).toBe(before);
    expect(reportIn(orchard.clone.root)).toContain('coverage_status: FAIL\n');
    orchard.branch('better', { covered: '10\n' });
    expect((await orchard.land(['better'])).code).toBe(0);
    expect(await orchard.mark()).toEqual([10, orchard.main()]);
  });

  test('refuses the fourth try, until somebody resets it on record', async () => {
    const orchard = trainOrchard();
    orchard.branch('drop', { covered: '4\n' });
    for (const tries of [1, 2, 3])
      expect((await orchard.land(['drop'])).document.landings).toMatchObject([{ outcome: 'failed', tries }]);
    const refused = await orchard.land(['drop']);
    expect({ ...refused, ...refused.document }).toMatchObject({
      code: 1,
      reason: 'refused',
      findings: [{ kind: 'tries-spent', message: '3 of 3 tries are spent; a person has to reset them' }],
    });
    orchard.branch('drop', { covered: '8\n' });
    const reset = ['drop', '--reset', '--reason', 'mended', '--actor', 'pomona'];
    expect((await orchard.land(reset)).document.landings).toMatchObject([{ outcome: 'landed', tries: 0 }]);
  });

  test('leaves no worktree, no scratch and no change in the clone', async () => {
    const orchard = trainOrchard();
    orchard.branch('harvest', { covered: '9\n' });
    const refs = orchard.clone.git('for-each-ref', 'refs/heads', 'refs/tidemark');
    await orchard.land(['harvest']);
    expect(orchard.clone.git('for-each-ref', 'refs/heads', 'refs/tidemark')).toBe(refs);
    expect(orchard.clone.git('status', '--porcelain')).toBe('');
    expect(orchard.clone.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
    const temporary = process.env['TMPDIR'] ?? '';
    const ours = readdirSync(temporary).filter((name) => /^tidemark-(?:train|scratch)-/.test(name));
    expect(ours).toEqual([expect.stringMatching(/^tidemark-train-[0-9a-f]{24}$/)]);
    expect(readdirSync(path.join(temporary, ours[0] ?? ''))).toEqual([]);
  });

  test('lands all that are queued, and says so when none is', async () => {
    const orchard = trainOrchard();
    expect((await orchard.land([])).document).toMatchObject({ status: 'pass', reason: 'nothing-queued' });
    orchard.branch('fig', { fig: '1' });
    orchard.branch('pear', { pear: '1' });
    const held = orchard.clone.git('rev-parse', 'HEAD').trim();
    for (const name of ['pear', 'fig']) expect((await orchard.land([name])).code).toBe(0);
    expect(orchard.bare.git('log', '--merges', '--format=%s', 'main').trim()).toBe(
      "Merge branch 'fig' into main",
    );
    expect(orchard.bare.git('merge-base', held, 'main').trim()).toBe(held);
  });
});

describe('the gate of a landing', () => {
  test('that is switched off judges nothing and moves no mark: the branch lands all the same', async () => {
    const orchard = trainOrchard(config('floor: 50, enabled: false'));
    const head = orchard.branch('drop', { covered: '1\n' });
    expect((await orchard.land(['drop'])).document.landings).toMatchObject([
      {
        outcome: 'landed',
        raised: false,
        checks: [{ name: 'merge' }, { name: 'coverage', status: 'skip', reason: 'disabled' }],
        coverage: { status: 'SKIPPED' },
      },
    ]);
    expect([orchard.main(), await orchard.mark()]).toEqual([head, null]);
  });

  test('that is for other repositories leaves this one untouched', async () => {
    const orchard = trainOrchard(config("floor: 50, repos: ['shop/cellar']"));
    const head = orchard.branch('drop', { covered: '1\n' });
    expect((await orchard.land(['drop'])).document.landings[0]?.checks[1]).toMatchObject({
      status: 'skip',
      reason: 'out-of-scope',
    });
    expect([orchard.main(), await orchard.mark()]).toEqual([head, null]);
  });

  test('that cannot judge lets the branch land with a WARNING, and raises nothing', async () => {
    const orchard = trainOrchard();
    const head = orchard.branch('broken', { 'measure.sh': 'exit 3\n' });
    const { code, document } = await orchard.land(['broken']);
    expect({ code, ...document }).toMatchObject({
      code: 0,
      landings: [{ outcome: 'landed', raised: false, coverage: { status: 'TOOL_ERROR' } }],
      warnings: [
        { code: 'coverage', message: expect.stringContaining('WARNING: coverage could not be judged') },
      ],
    });
    expect([orchard.main(), await orchard.mark()]).toEqual([head, null]);
  });

  test('that cannot judge holds the branch when it is fail-closed, and counts no try', async () => {
    const orchard = trainOrchard(config('floor: 50, failClosed: true'));
    const before = orchard.main();
    orchard.branch('broken', { 'measure.sh': 'exit 3\n' });
    const { code, document } = await orchard.land(['broken']);
    expect({ code, ...document }).toMatchObject({
      code: 2,
      status: 'error',
      reason: 'tool-error',
      landings: [{ outcome: 'error', stage: 'queued', tries: 0 }],
    });
    expect(orchard.main()).toBe(before);
  });

  test('is set by main: what a branch says of its own gate and checks counts from the next on', async () => {
    const orchard = trainOrchard();
    const loose = config('floor: 0, enabled: false', "checks: { security: 'exit 1' }, tries: 1");
    orchard.branch('loose', { ...loose, covered: '4\n' });
    expect((await orchard.land(['loose'])).document.landings).toMatchObject([
      { outcome: 'failed', reason: expect.stringContaining('the floor is 50 %') },
    ]);
    orchard.branch('strict', config('floor: 50', "checks: { security: 'exit 1' }"));
    expect((await orchard.land(['strict'])).code).toBe(0);
    orchard.branch('next', { covered: '9\n' });
    expect((await orchard.land(['next'])).document.landings).toMatchObject([
      { outcome: 'failed', reason: "security: 'exit 1' ended with 1" },
    ]);
  });
});
