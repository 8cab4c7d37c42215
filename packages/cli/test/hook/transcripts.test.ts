import path from 'node:path';
import { PLAIN_GIT, runProcess, temporaryFolder, transcript } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { changedOrchard, stopEvent } from './stopping-agent.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');

const scenarios: Record<string, { readonly at: () => string; readonly nStops: number }> = {
  'hook-pass': { at: () => changedOrchard(5).root, nStops: 1 },
  'hook-fail': { at: () => changedOrchard(2).root, nStops: 1 },
  'hook-no-evidence': { at: () => changedOrchard(null).root, nStops: 1 },
  'hook-not-a-repository': { at: () => temporaryFolder(), nStops: 1 },
  'hook-let-go': { at: () => changedOrchard(2).root, nStops: 4 },
};

test.each(Object.entries(scenarios))('%s reads as its transcript', async (name, { at, nStops }) => {
  const root = at();
  const stops = Array.from({ length: nStops }, (_, index) =>
    stopEvent(root, { stop_hook_active: index > 0 }),
  );
  let outcome = { code: null as number | null, stdout: '', stderr: '' };
  for (const stdin of stops)
    outcome = await runProcess(process.execPath, [BIN, 'hook', 'stop'], {
      cwd: temporaryFolder(),
      env: PLAIN_GIT,
      stdin,
    });
  const times = nStops === 1 ? '' : ` (${nStops} times)`;
  const event = stops.at(-1)?.replaceAll(root, '<root>');
  const page = transcript(`tidemark hook stop${times} <<< '${event}'`, outcome, { [root]: '<root>' });
  await expect(page).toMatchFileSnapshot(`../transcripts/${name}.md`);
});
