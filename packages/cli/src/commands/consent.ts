import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/** Asks whoever sits there whether what is shown shall be written. Anything but a yes is none. */
export async function consent({ ask }: World, shown: string): Promise<Result<null>> {
  if (ask === null) return failed(NOBODY);
  const answer = await ask(`${shown}Write this? (y/N) `);
  return /^y(?:es)?$/i.test(answer?.trim() ?? '') ? ok(null) : failed(DECLINED);
}

const NOBODY: Problem = {
  code: 'usage',
  message: 'there is no terminal to ask on, so the plan was not written',
  hint: 'Write it with --yes, or ask for the plan alone with --dry-run',
};

const DECLINED: Problem = {
  code: 'usage',
  message: 'the plan was not accepted',
  hint: 'Answer y to write it, or write it with --yes',
};
