import type { LineRange } from '@tidemark/kernel';
import { EXIT_OF_STATUS } from '../../exit-codes.ts';
import { VERSION } from '../../version.ts';
import { renderJson } from '../json.ts';
import { plain } from '../plain.ts';
import { fingerprints, PLACE_OF_ALL } from './fingerprint.ts';
import { findingTitle } from './finding-title.ts';
import { sentencesOf, type LocatedFinding } from './located-finding.ts';
import { onePerRange } from './one-per-range.ts';
import type { Answer } from './reporter.ts';

/** Code scanning shows no more of a run. */
const MOST = 5000;
const LEVEL = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** A SARIF 2.1.0 log of one run: findings are results, what kept it from judging is a notification of the tool. */
export function sarif({ document, findings }: Answer): string {
  const found = onePerRange(findings.filter(({ what }) => what === 'finding'));
  const shown = found.slice(0, MOST);
  const told = findings.filter(({ what }) => what !== 'finding').map(notification);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const prints = fingerprints(shown);
  const run = {
    tool: { driver: { name: 'Tidemark', semanticVersion: VERSION, rules: kinds.map(rule) } },
    automationDetails: { id: `tidemark/${document.command}/` },
    originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository' } } },
    invocations: [
      {
        executionSuccessful: document.error === null,
        exitCode: EXIT_OF_STATUS[document.status],
        toolExecutionNotifications: found.length > MOST ? [...told, omitted(found.length - MOST)] : told,
      },
    ],
    results: shown.map((finding, index) => ({
      ruleId: finding.kind,
      ruleIndex: kinds.indexOf(finding.kind),
      level: LEVEL[finding.level],
      message: { text: textOf(finding) },
      locations: [locationOf(finding.file ?? PLACE_OF_ALL, finding.range)],
      partialFingerprints: { 'tidemark/v1': prints[index] },
    })),
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return renderJson(log, { indent: true });
}

function rule(kind: string) {
  return { id: kind, shortDescription: { text: findingTitle(kind) } };
}

function locationOf(file: string, range: LineRange | null) {
  const region = range === null ? {} : { region: { startLine: range[0], endLine: range[1] } };
  return { physicalLocation: { artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' }, ...region } };
}

/** A name with half a surrogate pair has no address, so the half is replaced. */
function uriOf(file: string): string {
  return file.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

function notification(finding: LocatedFinding) {
  const locations =
    finding.file === null ? {} : { locations: [locationOf(finding.file, finding.ranges[0] ?? null)] };
  return {
    descriptor: { id: finding.kind },
    level: LEVEL[finding.level],
    message: { text: textOf(finding) },
    ...locations,
  };
}

function omitted(count: number) {
  return { level: 'note', message: { text: `${count} more results are left out` } };
}

/** Brackets and backslashes are escaped: those of a message would make a link of what stands between them. */
function textOf(finding: LocatedFinding): string {
  const text = plain(sentencesOf(finding).join('. '));
  return text.replaceAll(/[\\[\]]/g, String.raw`\$&`);
}
