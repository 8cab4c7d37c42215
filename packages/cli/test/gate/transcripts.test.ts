import path from 'node:path';
import { PLAIN_GIT, runProcess, transcript, type Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { baseline } from '../run-tidemark.ts';
import { measure, orchard } from './gated-orchard.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');
const NAMED = ['--repository', 'example.org/shop/orchard'];

/** An orchard whose baseline is ten of ten lines, measured at so many. */
async function marked(nCovered: number): Promise<Repository> {
  const repository = orchard(10);
  await baseline(repository, 'raise', ...NAMED);
  measure(repository, nCovered);
  return repository;
}

async function unmeasured(): Promise<Repository> {
  const repository = orchard(9);
  repository.remove('coverage');
  return repository;
}

const WHY = ['--reason', 'the old press is gone', '--expires', '2999-12-31', '--actor', 'pomona'];

const scenarios: Record<
  string,
  { readonly words: readonly string[]; readonly at: () => Promise<Repository> }
> = {
  'gate-bootstrap': { words: ['gate'], at: async () => orchard(9) },
  'gate-held': { words: ['gate'], at: () => marked(10) },
  'gate-under-baseline': { words: ['gate'], at: () => marked(7) },
  'gate-let-pass': { words: ['gate'], at: unmeasured },
  'gate-fail-closed': { words: ['gate', '--fail-closed'], at: unmeasured },
  'baseline-empty': { words: ['baseline', 'show'], at: async () => orchard(9) },
  'baseline-raised': { words: ['baseline', 'raise'], at: async () => orchard(9) },
  'baseline-overridden': { words: ['baseline', 'override', ...WHY], at: () => marked(8) },
  'baseline-no-reason': { words: ['baseline', 'override'], at: () => marked(8) },
};

test.each(Object.entries(scenarios))('%s reads as its transcript', async (name, { words, at }) => {
  const { root } = await at();
  const outcome = await runProcess(process.execPath, [BIN, ...words, ...NAMED], {
    cwd: root,
    env: PLAIN_GIT,
  });
  const timeless = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
  const told = { ...outcome, stdout: timeless(outcome.stdout), stderr: timeless(outcome.stderr) };
  const page = transcript(`tidemark ${words.join(' ')}`, told, { [root]: '<root>' });
  await expect(page).toMatchFileSnapshot(`../transcripts/${name}.md`);
});
