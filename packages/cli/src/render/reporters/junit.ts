import { xmlText } from '../xml-text.ts';
import { findingTitle } from './finding-title.ts';
import { sentencesOf, type LocatedFinding } from './located-finding.ts';
import { rangeText } from './range-text.ts';
import type { Answer } from './reporter.ts';

/** A suite with a failed test case for each finding, or one that passed. Format: what Jenkins and GitLab read as JUnit XML. */
export function junit({ document, verdict, findings }: Answer): string {
  const failures = findings.filter(({ level, what }) => level === 'error' && what === 'finding');
  const errors = findings.filter(({ level, what }) => level === 'error' && what === 'problem');
  const cases = [...errors, ...failures].map(testCase);
  const name = `tidemark ${document.command}`;
  const all = cases.length === 0 ? [`<testcase classname="tidemark" name="${xmlText(verdict)}"/>`] : cases;
  const counts = `tests="${all.length}" failures="${failures.length}" errors="${errors.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `<testsuite name="${xmlText(name)}" ${counts} skipped="0">`,
    ...all,
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(finding: LocatedFinding): string {
  const { what, kind, file, ranges, message } = finding;
  const tag = what === 'problem' ? 'error' : 'failure';
  const name = [findingTitle(kind), ...(file === null ? [] : [`${file}${rangeText(ranges)}`])].join(' ');
  const where = file === null ? '' : ` file="${xmlText(file)}"`;
  const text = sentencesOf(finding).join('. ');
  return (
    `<testcase classname="${xmlText(file ?? 'tidemark')}" name="${xmlText(name)}"${where}>` +
    `<${tag} type="${xmlText(kind)}" message="${xmlText(message)}">${xmlText(text)}</${tag}></testcase>`
  );
}
