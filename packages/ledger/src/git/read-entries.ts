import { failed, ok, type Result } from '@tidemark/kernel';
import type { Entry } from '../baseline.ts';
import { readEntry } from '../entry-schema.ts';
import { ledgerGit, shownPlace, type GitPlace } from './ledger-git.ts';

/** Far more than a record takes. */
const MOST_BYTES = 1_000_000;

/** The entry of a repository at the tip of a ledger (null: an empty one); null when there is none. */
export async function newestEntry(
  place: GitPlace,
  tip: string | null,
  repository: string,
): Promise<Result<Entry | null>> {
  return tip === null ? ok(null) : entryAt(place, tip, repository);
}

/** The entries of a repository at commits that all know one, in their order. */
export async function entriesAt(
  place: GitPlace,
  commits: readonly string[],
  repository: string,
): Promise<Result<Entry[]>> {
  const stdin = commits.map((commit) => `${commit}:${fileOf(repository)}\n`).join('');
  const sized = await ledgerGit(place, ['cat-file', '--batch-check=%(objecttype) %(objectsize)'], { stdin });
  if (!sized.ok) return sized;
  const sizes = sized.value.toString('utf8').split('\n').map(sizeOfRecord);
  for (const [index, commit] of commits.entries())
    if (sizes[index] === null) return unreadable(place, commit, 'it is no file of a record');
  const read = await ledgerGit(place, ['cat-file', '--batch=%(objectsize)'], { stdin });
  if (!read.ok) return read;
  const entries: Entry[] = [];
  for (const [index, text] of objectsOf(read.value).entries()) {
    const entry = readEntry(jsonOf(text));
    if (typeof entry === 'string') return unreadable(place, commits[index] ?? '', entry);
    entries.push(entry);
  }
  return ok(entries);
}

/** The commits that recorded an entry of a repository, newest first. */
export async function entryCommits(
  place: GitPlace,
  tip: string,
  { repository, limit }: { readonly repository: string; readonly limit: number },
): Promise<Result<string[]>> {
  const args = ['--literal-pathspecs', 'rev-list', `--max-count=${limit}`, tip, '--', fileOf(repository)];
  const listed = await ledgerGit(place, args);
  if (!listed.ok) return listed;
  return ok(
    listed.value
      .toString('latin1')
      .split('\n')
      .filter((id) => id !== ''),
  );
}

/** The file of a repository in the tree: its name in a form that holds no slash. */
export function fileOf(repository: string): string {
  return `${encodeURIComponent(repository)}.json`;
}

async function entryAt(place: GitPlace, commit: string, repository: string): Promise<Result<Entry | null>> {
  const args = ['--literal-pathspecs', 'ls-tree', '-z', commit, '--', fileOf(repository)];
  const listed = await ledgerGit(place, args);
  if (!listed.ok || listed.value.length === 0) return listed.ok ? ok(null) : listed;
  const entries = await entriesAt(place, [commit], repository);
  return entries.ok ? ok(entries.value[0] ?? null) : entries;
}

/** Of `blob 45`; null of anything else, also of a file that is larger than any record. */
function sizeOfRecord(line: string): number | null {
  const size = Number(/^blob (\d+)$/.exec(line)?.[1] ?? MOST_BYTES + 1);
  return size <= MOST_BYTES ? size : null;
}

/** Format: git-cat-file(1), "BATCH OUTPUT": the size, newline, the bytes, newline. */
function objectsOf(output: Buffer): string[] {
  const objects: string[] = [];
  let lineEnd = output.indexOf(0x0a);
  let offset = 0;
  while (lineEnd !== -1) {
    const end = lineEnd + 1 + Number(output.toString('latin1', offset, lineEnd));
    objects.push(output.toString('utf8', lineEnd + 1, end));
    offset = end + 1;
    lineEnd = output.indexOf(0x0a, offset);
  }
  return objects;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable({ remote }: GitPlace, commit: string, why: string): Result<never> {
  return failed({
    code: 'ledger-error',
    message: `the ledger ${shownPlace({ remote })} holds a record at ${commit.slice(0, 12)} that cannot be read: ${why}`,
    hint: `See it with git show ${commit.slice(0, 12)}; whoever wrote it was no Tidemark, or a newer one`,
  });
}
