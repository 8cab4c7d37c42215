import { failed, ok, type RepoPath, type Result } from '@tidemark/kernel';
import type { EarlierScore } from '@tidemark/mutation';
import type { MutationSummaryDocument } from '../../contract/documents.ts';
import type { World } from '../../world/world.ts';
import { parseJson } from '../package-json.ts';
import { treeOf, type Side } from '../tree.ts';

/** Where the scores are committed. */
export const SCORES = 'coverage/mutation.json' as RepoPath;

/** The scores by package as they are on one side; null where none were ever written. */
export type CommittedScores = ReadonlyMap<string, EarlierScore>;

/** Reads the scores of one side; a file that is none is `bad-evidence`. */
export async function committedScores(
  world: World,
  root: string,
  side: Side,
): Promise<Result<CommittedScores | null>> {
  const read = await treeOf(world, root, side).read([SCORES]);
  if (!read.ok) return read;
  const bytes = read.value.get(SCORES) ?? null;
  if (bytes === null) return ok(null);
  const { mutationSummarySchema } = await import('../../contract/mutation-schema.ts');
  const parsed = mutationSummarySchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
  if (!parsed.success) {
    return failed({
      code: 'bad-evidence',
      message: `${SCORES} holds no scores that this version reads`,
      hint: 'Write it again: tidemark mutate',
      file: SCORES,
    });
  }
  return ok(scoresOf(parsed.data));
}

function scoresOf({ packages }: MutationSummaryDocument): CommittedScores {
  return new Map(
    Object.entries(packages).map(([name, { detected, total, survivors }]) => [
      name,
      { score: { covered: detected, total }, survivors },
    ]),
  );
}
