import { expect, test, vi } from 'vitest';
import { diff } from '../run-tidemark.ts';
import { mutationOrchard, ONE_SIDE, RIPE, RIPE_TEST } from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

test('a change that coverage lets through fails with the mutants it answers for', async () => {
  const orchard = mutationOrchard();
  orchard.write({ [RIPE_TEST]: ONE_SIDE });
  const covered = await diff(orchard);
  expect(covered).toMatchObject({ code: 0, document: { status: 'pass', reason: 'nothing-executable' } });
  expect(covered.document).not.toHaveProperty('mutation');
  const noticed = await diff(orchard, '--with-mutation');
  expect(noticed).toMatchObject({
    code: 1,
    document: { reason: 'survived', mutation: { mutants: 5, score: { covered: 3, total: 5 } } },
  });
  expect(noticed.stderr).toContain(`✗ ${RIPE}:2:10  survived: EqualityOperator, days >= 90 → days > 90`);
  expect(noticed.stderr).toContain('3 of 5 mutants noticed');
});

test.each([
  ['--staged', 'the index'],
  ['--head=HEAD', 'a commit'],
])('with %s there is no tree to try mutants in', async (flag, words) => {
  const orchard = mutationOrchard();
  orchard.write({ [RIPE_TEST]: ONE_SIDE });
  orchard.git('add', RIPE_TEST);
  const answer = await diff(orchard, '--with-mutation', flag);
  expect(answer).toMatchObject({
    code: 2,
    document: { error: { code: 'usage', message: `--with-mutation tries the working tree, not ${words}` } },
  });
});
