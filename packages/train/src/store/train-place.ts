import { failed, ok, type Result } from '@tidemark/kernel';

/** Where the store of a train lies: below the git folder of the clone, in a file of its own, or on a server. */
export type TrainPlace =
  | { readonly kind: 'clone' }
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/**
 * Reads where the store of a train lies: `sqlite` (`tidemark/train.db` in the git folder that all worktrees of the clone share),
 * `sqlite:<file>`, or a `postgres://` URL. Anything else is `usage`.
 */
export function readTrainPlace(text: string): Result<TrainPlace> {
  if (text === 'sqlite') return ok({ kind: 'clone' });
  const [, file] = /^sqlite:([^\0]+)$/.exec(text) ?? [];
  if (file !== undefined) return ok({ kind: 'sqlite', file });
  if (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text)) return ok({ kind: 'postgres', url: text });
  return failed({
    code: 'usage',
    // What was given may hold a password.
    message: 'the store of a train is named by sqlite, sqlite:<file> or postgres://…',
    hint: 'Give one of these with --store, as land.store or as TIDEMARK_TRAIN_STORE',
  });
}
