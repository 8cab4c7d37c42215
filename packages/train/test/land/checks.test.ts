import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/index.ts';
import { run } from '../git/orchard-remote.ts';
import { check, coverage, freshOrchard as fresh } from './landing-orchard.ts';

describe('the checks', () => {
  test('run in their order: before the merge at the branch, after it at the commit that lands', async () => {
    const orchard = await fresh();
    const head = orchard.branch('apple');
    orchard.branch('pear');
    await orchard.landed('pear');
    const seen: string[] = [];
    const looking = (name: Check['name']): Check => ({
      name,
      run: async (context) => {
        const { stdout } = await run('git', ['log', '-1', '--format=%P %H'], { cwd: context.worktree });
        seen.push(`${name} ${Buffer.from(stdout).toString('utf8').trim()} ${context.base}`);
        await run('sh', ['-c', 'rm src/apple.ts; touch installed'], { cwd: context.worktree });
        return check(name, {}).run(context);
      },
    });
    const names = ['image-freshness', 'coverage', 'merge', 'security'] as const;
    const report = await orchard.landed('apple', { checks: names.map(looking) });
    const after = `${report.base} ${head} ${report.head} ${report.base}`;
    expect(seen).toEqual([
      `security ${orchard.base} ${head} ${report.base}`,
      ...['merge', 'coverage', 'image-freshness'].map((name) => `${name} ${after}`),
    ]);
  });

  test('end with the first that does not let pass, and a conflict is a merge that failed', async () => {
    const orchard = await fresh();
    orchard.branch('apple', 'src/core.ts');
    orchard.branch('pear', 'src/core.ts');
    await orchard.landed('pear');
    const report = await orchard.landed('apple', { checks: [check('security', {}), coverage(80)] });
    expect(report).toMatchObject({
      outcome: 'failed',
      reason: 'merge: apple is in conflict with main in src/core.ts',
      checks: [
        { name: 'security', status: 'pass' },
        { name: 'merge', status: 'fail' },
      ],
    });
    const stranger = orchard.clone.git('commit-tree', '-m', 'x', 'HEAD^{tree}').trim();
    orchard.clone.git('push', '--quiet', 'origin', `${stranger}:refs/heads/fig`);
    expect((await orchard.landed('fig')).reason).toBe('merge: fig has no history in common with main');
  });

  test('leave the baseline as it is where coverage is not judged', async () => {
    const orchard = await fresh();
    const head = orchard.branch('apple');
    const checks = [check('coverage', { status: 'skip', reason: 'disabled' })];
    expect(await orchard.landed('apple', { checks })).toMatchObject({ outcome: 'landed', isRaised: false });
    expect([orchard.main(), await orchard.mark()]).toEqual([head, null]);
  });
});
