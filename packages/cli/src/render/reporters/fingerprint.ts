import { createHash } from 'node:crypto';
import type { LocatedFinding } from './located-finding.ts';

/** A digest for each finding, that stays while its lines move, and that no two of a list share. */
export function fingerprints(findings: readonly LocatedFinding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ identity }) => {
    const key = JSON.stringify(identity);
    const nBefore = seen.get(key) ?? 0;
    seen.set(key, nBefore + 1);
    return createHash('sha256').update(`${key}#${nBefore}`).digest('hex');
  });
}

/** Where a finding is put in a format that insists on a file. */
export const PLACE_OF_ALL = 'coverage/summary.json';
