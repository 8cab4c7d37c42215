import type { Repository } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { gitFailed } from '../gather/git-failed.ts';
import { readObjects } from '../gather/tree.ts';
import type { World } from '../world/world.ts';
import { readStanding, type Standing } from './read-standing.ts';

const SUMMARY = 'coverage/summary.json';
const MOST_SUMMARIES = 1000;
/** Far more than a summary of a thousand packages takes. */
const MOST_BYTES = 16_000_000;
const MOST_BYTES_IN_ALL = 256_000_000;
/** The last second of the year 9999, behind which a day is not written with four digits. */
const LAST_SECOND = 253_402_300_799;

/** A commit that changed the summary, with where the repository stood then; `at` is null where its time is no time. */
export interface Moment {
  readonly commit: string;
  readonly at: string | null;
  readonly standing: Standing;
}

export interface SummaryHistory {
  /** Oldest first. */
  readonly moments: readonly Moment[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Reads the committed summaries along the first parents of HEAD, from a day (YYYY-MM-DD, UTC) on, without checking
 * anything out. One that cannot be read is left out with a warning that names its commit; git itself may fail.
 */
export async function summaryHistory(
  world: World,
  { root, isShallow, head }: Repository,
  since: string | null,
): Promise<Result<SummaryHistory>> {
  const commits = head === null ? ok([]) : await commitsOf(world, root, { head, since });
  if (!commits.ok) return commits;
  const shown = commits.value.slice(0, MOST_SUMMARIES);
  const blobs = await blobsOf(world, root, shown);
  if (!blobs.ok) return blobs;
  const wanted = [...new Set(affordable(blobs.value).map(({ id }) => id))];
  const texts = await readObjects(world, root, wanted);
  if (!texts.ok) return texts;
  const standings = new Map(
    wanted.map((id, index) => [id, readStanding(Buffer.from(texts.value[index] ?? []).toString('utf8'))]),
  );
  const moments: Moment[] = [];
  const warnings = [...(isShallow ? [SHALLOW] : []), ...(commits.value.length > shown.length ? [CUT] : [])];
  for (const [index, { commit, at }] of shown.entries()) {
    const blob = blobs.value[index];
    // A commit may have taken the summary away.
    if (blob == null) continue;
    const standing = standings.get(blob.id) ?? 'it is too large';
    if (typeof standing === 'string') warnings.push(unreadable(commit, standing));
    else moments.push({ commit, at, standing });
  }
  return ok({ moments: moments.toReversed(), warnings });
}

const SHALLOW = {
  code: 'shallow-clone',
  message: 'this clone is shallow, so older summaries are not seen: git fetch --unshallow brings them',
};

const CUT = {
  code: 'history-cut',
  message: `only the newest ${MOST_SUMMARIES} summaries are read: --since takes fewer`,
};

function unreadable(commit: string, why: string) {
  return {
    code: 'summary-unreadable',
    message: `${SUMMARY} of commit ${commit.slice(0, 12)} is left out, it cannot be read: ${why}`,
  };
}

interface SummaryCommit {
  readonly commit: string;
  readonly at: string | null;
}

async function commitsOf(
  { run }: World,
  root: string,
  { head, since }: { readonly head: string; readonly since: string | null },
): Promise<Result<SummaryCommit[]>> {
  const args = [
    '--literal-pathspecs',
    'rev-list',
    '--first-parent',
    `--max-count=${MOST_SUMMARIES + 1}`,
    '--no-commit-header',
    '--format=%H %ct',
    // As a filter: clocks differ, and the walk would end at the first commit that seems older.
    ...(since === null ? [] : [`--since-as-filter=${since}T00:00:00Z`]),
    head,
    '--',
    SUMMARY,
  ];
  const { code, stdout, stderr } = await run('git', args, { cwd: root });
  if (code !== 0) return gitFailed('rev-list', stderr);
  const lines = Buffer.from(stdout).toString('latin1').split('\n');
  return ok(lines.filter((line) => line !== '').map(commitOf));
}

function commitOf(line: string): SummaryCommit {
  const [commit = '', time] = line.split(' ');
  const seconds = Number(time);
  const isTime = seconds >= 0 && seconds <= LAST_SECOND;
  return { commit, at: isTime ? new Date(seconds * 1000).toISOString().replace('.000Z', 'Z') : null };
}

interface Blob {
  readonly id: string;
  readonly size: number;
}

/** What each commit holds in the place of the summary; null where that is nothing, or no file. */
async function blobsOf(
  { run }: World,
  root: string,
  commits: readonly SummaryCommit[],
): Promise<Result<(Blob | null)[]>> {
  const stdin = commits.map(({ commit }) => `${commit}:${SUMMARY}\n`).join('');
  const args = ['cat-file', '--batch-check=%(objecttype) %(objectname) %(objectsize)'];
  const { code, stdout, stderr } = await run('git', args, { cwd: root, stdin });
  if (code !== 0) return gitFailed('cat-file', stderr);
  const lines = Buffer.from(stdout).toString('latin1').split('\n');
  return ok(
    commits.map((_, index) => {
      const [, id, size] = /^blob (\w+) (\d+)$/.exec(lines[index] ?? '') ?? [];
      return id === undefined ? null : { id, size: Number(size) };
    }),
  );
}

/** The newest that memory is spent on. */
function affordable(blobs: readonly (Blob | null)[]): Blob[] {
  let bytes = 0;
  return blobs.flatMap((blob) => {
    if (blob === null || blob.size > MOST_BYTES || bytes + blob.size > MOST_BYTES_IN_ALL) return [];
    bytes += blob.size;
    return [blob];
  });
}
