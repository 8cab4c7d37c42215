import { ok, type Result } from '@tidemark/kernel';
import type { Entry } from '../baseline.ts';
import { ledgerGit, type GitPlace } from './ledger-git.ts';
import { fileOf } from './read-entries.ts';

/** Whoever runs it, the entry says who answers for it; the commit only needs some name. */
const IDENTITY = {
  GIT_AUTHOR_NAME: 'tidemark',
  GIT_AUTHOR_EMAIL: 'tidemark@localhost',
  GIT_COMMITTER_NAME: 'tidemark',
  GIT_COMMITTER_EMAIL: 'tidemark@localhost',
};

/** Writes a commit that adds an entry to a tip (null: to nothing) and gives its id; no ref is moved. */
export async function writeEntry(
  place: GitPlace,
  tip: string | null,
  { repository, entry }: { readonly repository: string; readonly entry: Entry },
): Promise<Result<string>> {
  const text = `${JSON.stringify({ schemaVersion: 1, repository, ...entry }, null, 2)}\n`;
  const blob = await ledgerGit(place, ['hash-object', '-w', '--stdin'], { stdin: text });
  if (!blob.ok) return blob;
  const others = await otherFiles(place, tip, fileOf(repository));
  if (!others.ok) return others;
  const files = [...others.value, `100644 blob ${idOf(blob.value)}\t${fileOf(repository)}`];
  const tree = await ledgerGit(place, ['mktree', '-z'], { stdin: files.map((file) => `${file}\0`).join('') });
  if (!tree.ok) return tree;
  const parents = tip === null ? [] : ['-p', tip];
  const args = ['commit-tree', '--no-gpg-sign', ...parents, idOf(tree.value)];
  const commit = await ledgerGit(place, args, { stdin: messageOf(repository, entry), env: IDENTITY });
  return commit.ok ? ok(idOf(commit.value)) : commit;
}

async function otherFiles(place: GitPlace, tip: string | null, own: string): Promise<Result<string[]>> {
  if (tip === null) return ok([]);
  const listed = await ledgerGit(place, ['ls-tree', '-z', tip]);
  if (!listed.ok) return listed;
  const files = listed.value.toString('utf8').split('\0');
  return ok(files.filter((file) => file !== '' && !file.endsWith(`\t${own}`)));
}

function messageOf(repository: string, { kind, actor, reason, revision, baseline }: Entry): string {
  const lines = baseline.marks.lines;
  const what = kind === 'raise' ? 'Raise' : 'Override';
  return [
    `${what} the coverage baseline of ${repository} (${revision})`,
    '',
    ...(lines === null ? [] : [`Lines: ${lines.covered} of ${lines.total} at ${lines.commit}`]),
    ...(actor === null ? [] : [`By: ${actor}`]),
    ...(reason === null ? [] : [`Because: ${reason}`]),
    '',
  ].join('\n');
}

function idOf(output: Buffer): string {
  return output.toString('latin1').trim();
}
