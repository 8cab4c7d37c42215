import { renderJson } from '../json.ts';
import { plain } from '../plain.ts';
import { fingerprints, PLACE_OF_ALL } from './fingerprint.ts';
import { findingTitle } from './finding-title.ts';
import { sentencesOf, type LocatedFinding } from './located-finding.ts';
import { onePerRange } from './one-per-range.ts';
import type { Answer } from './reporter.ts';

const SEVERITY = { error: 'major', warning: 'minor', notice: 'info' } as const;

/** A Code Quality report. Format: docs.gitlab.com, "Code Quality report format". */
export function gitlab({ findings }: Answer): string {
  const placed = onePerRange(findings);
  const prints = fingerprints(placed);
  const entries = placed.map((finding, index) => ({
    description: descriptionOf(finding),
    check_name: finding.kind,
    fingerprint: prints[index],
    severity: finding.what === 'problem' ? 'critical' : SEVERITY[finding.level],
    location: {
      path: finding.file ?? PLACE_OF_ALL,
      lines: { begin: finding.range?.[0] ?? 1, end: finding.range?.[1] ?? 1 },
    },
  }));
  return renderJson(entries, { indent: true });
}

function descriptionOf(finding: LocatedFinding): string {
  return plain(`${findingTitle(finding.kind)}: ${sentencesOf(finding).join('. ')}`);
}
