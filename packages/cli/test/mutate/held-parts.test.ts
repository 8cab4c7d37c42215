import { expect, test, vi } from 'vitest';
import { mutate, mutationOrchard, ONE_SIDE, RIPE_TEST } from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

test('verdicts that a commit brings along are believed by nobody', async () => {
  const orchard = mutationOrchard({ [RIPE_TEST]: ONE_SIDE });
  await mutate(orchard, ['--shard', '1/1']);
  expect((await mutate(orchard, ['--merge', 'packages'])).document.reason).toBe('score-not-held');
  orchard.git('add', '--force', 'packages/apple/reports');
  orchard.git('commit', '--quiet', '-m', 'painted verdicts');
  const merged = await mutate(orchard, ['--merge', 'packages']);
  expect(merged.document.error).toMatchObject({
    code: 'no-evidence',
    message: '@shop/apple: there is no part of it to merge',
  });
  expect((await mutate(orchard, [])).document.summary).toMatchObject({ known: 0, mutants: 5 });
});
