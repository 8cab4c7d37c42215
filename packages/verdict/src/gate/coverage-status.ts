/** What a gate came to, as its report says. */
export const COVERAGE_STATUSES = ['PASS', 'FAIL', 'BOOTSTRAP', 'SKIPPED', 'TOOL_ERROR'] as const;

/** One of the five outcomes of a gate. */
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

/** What the frontmatter of a report says: the outcome, and the commit it is about (null where there was none). */
export interface ReportedStatus {
  readonly status: CoverageStatus;
  readonly commit: string | null;
}

/** Longer than any frontmatter of ours. */
const MOST_TEXT = 4096;
const FRONTMATTER = /^---\r?\n(.*?)\r?\n---(?:\r?\n|$)/s;

/**
 * Reads what a gate came to from the frontmatter of `coverage-report.md`: `coverage_status` and `commit`. Null for a text
 * without frontmatter, without a known status, or with two.
 */
export function readCoverageStatus(text: string): ReportedStatus | null {
  const [, head] = FRONTMATTER.exec(text.slice(0, MOST_TEXT)) ?? [];
  if (head === undefined) return null;
  const values = (key: string) =>
    head.split(/\r?\n/).flatMap((line) => (line.startsWith(`${key}: `) ? [line.slice(key.length + 2)] : []));
  const [word, ...others] = values('coverage_status');
  const status = COVERAGE_STATUSES.find((known) => known === word);
  if (status === undefined || others.length > 0) return null;
  const commit = values('commit')[0];
  return { status, commit: commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null };
}
