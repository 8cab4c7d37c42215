import { failed, ok, type Problem, type Result, type RunCommand } from '@tidemark/kernel';
import { git } from '../git.ts';

/** Can the word be put to git as a revision? It stands on a line of its own, so it holds no control character. */
export function isRevisionName(word: string): boolean {
  // eslint-disable-next-line no-control-regex
  return word !== '' && word.length <= 1024 && !/[\u0000-\u001f\u007f]/.test(word);
}

/**
 * The commit that each revision names, null where there is none. Put on stdin, a name never becomes an option.
 * A name that means more than one thing is `unknown-base` with all of them; a full one and HEAD mean what they say.
 */
export async function commitIds(
  run: RunCommand,
  cwd: string,
  revisions: readonly string[],
): Promise<Result<(string | null)[]>> {
  const answer = await typesOf(run, cwd, revisions);
  if (!answer.ok) return answer;
  const warned = [...answer.value.stderr.matchAll(/^warning: refname '(.*)' is ambiguous\.$/gm)];
  const names = new Set(warned.map(([, name = '']) => name));
  const unclear = [...names].filter((name) => name !== 'HEAD' && !name.startsWith('refs/'));
  if (unclear.length > 0)
    return failed(...(await Promise.all(unclear.map((name) => ambiguous(run, cwd, name)))));
  return ok(answer.value.ids);
}

async function typesOf(run: RunCommand, cwd: string, revisions: readonly string[]) {
  const stdin = revisions.map((revision) => `${revision}^{commit}\n`).join('');
  const args = ['-c', 'core.warnAmbiguousRefs=true', 'cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const answer = await git(run, cwd, args, stdin);
  if (!answer.ok) return answer;
  const lines = answer.value.stdout.toString('utf8').split('\n');
  const ids = revisions.map((_, index) => /^([0-9a-f]{40,64}) commit$/.exec(lines[index] ?? '')?.[1] ?? null);
  return ok({ ids, stderr: answer.value.stderr });
}

/** Where git looks for a short name, in this order. See gitrevisions(7). */
const PLACES = ['refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];

async function ambiguous(run: RunCommand, cwd: string, name: string): Promise<Problem> {
  const refs = PLACES.map((place) => `${place}${name}`);
  const found = await typesOf(run, cwd, refs);
  const meant = refs.filter((_, index) => found.ok && found.value.ids[index] !== null);
  const meanings = meant.length > 1 ? meant : [...meant, 'something else'];
  return {
    code: 'unknown-base',
    message: `'${name}' is ambiguous: it may mean ${meanings.join(' or ')}`,
    hint: 'Name the one that is meant in full, such as refs/heads/main or refs/remotes/origin/main',
  };
}
