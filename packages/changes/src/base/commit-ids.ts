import { ok, type Result, type RunCommand } from '@tidemark/kernel';
import { git } from '../git.ts';

/** Can the word be put to git as a revision? It stands on a line of its own, so it holds no control character. */
export function isRevisionName(word: string): boolean {
  // eslint-disable-next-line no-control-regex
  return word !== '' && word.length <= 1024 && !/[\u0000-\u001f\u007f]/.test(word);
}

/** The commit that each revision names, null where there is none. Put on stdin, a name never becomes an option. */
export async function commitIds(
  run: RunCommand,
  cwd: string,
  revisions: readonly string[],
): Promise<Result<(string | null)[]>> {
  const stdin = revisions.map((revision) => `${revision}^{commit}\n`).join('');
  const answer = await git(run, cwd, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], stdin);
  if (!answer.ok) return answer;
  const lines = answer.value.stdout.toString('utf8').split('\n');
  return ok(revisions.map((_, index) => /^([0-9a-f]{40,64}) commit$/.exec(lines[index] ?? '')?.[1] ?? null));
}
