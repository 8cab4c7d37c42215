import path from 'node:path';
import { PLAIN_GIT, runProcess, transcript } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { trainOrchard, type TrainOrchard } from './train-orchard.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');
const NAMED = ['--repository', 'example.org/shop/orchard'];

interface Scenario {
  readonly words: readonly string[];
  readonly before?: (orchard: TrainOrchard) => Promise<unknown>;
}

const scenarios: Record<string, Scenario> = {
  'land-landed': { words: ['land', 'harvest'] },
  'land-failed': { words: ['land', 'drop'] },
  'land-refused': {
    words: ['land', 'drop'],
    before: async ({ land }) => {
      for (let nTries = 0; nTries < 3; nTries += 1) await land(['drop', ...NAMED]);
    },
  },
  'land-nothing-queued': { words: ['land'] },
  'land-no-branch': { words: ['land', 'cellar'] },
  'land-usage': { words: ['land', 'main'] },
};

test.each(Object.entries(scenarios))('%s reads as its transcript', async (name, { words, before }) => {
  const orchard = trainOrchard();
  const heads = [orchard.branch('harvest', { covered: '9\n' }), orchard.branch('drop', { covered: '4\n' })];
  await before?.(orchard);
  const { root } = orchard.clone;
  const outcome = await runProcess(process.execPath, [BIN, ...words, ...NAMED], {
    cwd: root,
    env: PLAIN_GIT,
  });
  const shown = Object.fromEntries(heads.map((head) => [head.slice(0, 9), '<commit>']));
  const same = (text: string) => text.replaceAll(/\b[0-9a-f]{40}\b/g, '<commit>');
  const told = { ...outcome, stdout: same(outcome.stdout), stderr: same(outcome.stderr) };
  const page = transcript(`tidemark ${words.join(' ')}`, told, { [root]: '<root>', ...shown });
  await expect(page).toMatchFileSnapshot(`../transcripts/${name}.md`);
});
