import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { parseShard } from '@tidemark/mutation';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { WholeMode } from '../gather/mutation/mutate-whole.ts';

/** What `mutate` is to do: try the mutants of a change, or everything in one of three ways. */
export type MutateMode = WholeMode | { readonly kind: 'change' };

const MODES = ['diff', 'shard', 'merge'];

/** Reads from the flags what is to be done. What does not go together is `usage`, all of it at once. */
export function mutateMode(flags: FlagValues): Result<MutateMode> {
  const modes = MODES.filter((name) => flags.has(name));
  const shardText = flags.text('shard');
  const shard = shardText === null ? null : parseShard(shardText);
  const isDrift = flags.has('since-last');
  const problems: Problem[] = [];
  const refuse = (message: string, hint: string) => problems.push({ code: 'usage', message, hint });
  if (modes.length > 1)
    refuse(`${modes.map((name) => `--${name}`).join(' and ')} do not go together`, 'Give one of them');
  if (shardText !== null && shard === null)
    refuse(`--shard does not know '${shardText}'`, 'Write --shard 1/3, --shard 2/3 and --shard 3/3');
  if (flags.has('base') && !flags.has('diff'))
    refuse('--base says what a change is compared with, and no change is asked for', 'Add --diff');
  if (isDrift && (flags.has('diff') || flags.has('shard')))
    refuse('--since-last compares whole packages', 'Leave out --diff and --shard; with --merge it goes');
  if (problems.length > 0) return failed(...problems);
  const merge = flags.text('merge');
  if (flags.has('diff')) return ok({ kind: 'change' });
  if (shard !== null) return ok({ kind: 'shard', shard });
  if (merge !== null) return ok({ kind: 'merge', folder: merge, isDrift });
  return ok({ kind: 'all', isDrift });
}
