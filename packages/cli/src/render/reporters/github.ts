import { plain } from '../plain.ts';
import { findingTitle } from './finding-title.ts';
import { LEVELS, sentencesOf } from './located-finding.ts';
import { onePerRange, type PlacedFinding } from './one-per-range.ts';
import type { Answer } from './reporter.ts';

/** GitHub shows so many of each level for a step, and drops the others without a word. */
const MOST = 10;
const MOST_TEXT = 4000;

/**
 * Workflow commands that annotate the files of a pull request, the worst of each level; a notice counts what is left out.
 * Format: docs.github.com, "Workflow commands for GitHub Actions", and ActionCommand.cs of the runner.
 */
export function github({ document, findings }: Answer): string {
  const all = onePerRange(findings);
  const shown = LEVELS.flatMap((level) => {
    // One notice may be needed for what is left out.
    const most = level === 'notice' ? MOST - 1 : MOST;
    return all.filter((finding) => finding.level === level).slice(0, most);
  });
  const omitted = all.length - shown.length;
  const rest = `${omitted} more that GitHub would not show; the summary lists them`;
  const lines = [
    ...shown.map(annotation),
    ...(omitted === 0 ? [] : [`::notice title=Tidemark ${property(document.command)}::${data(rest)}`]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(finding: PlacedFinding): string {
  const { level, kind, file, range } = finding;
  const place = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(file === null || range === null ? [] : [`line=${range[0]}`, `endLine=${range[1]}`]),
    `title=${property(`Tidemark: ${findingTitle(kind)}`)}`,
  ];
  return `::${level} ${place.join(',')}::${sentencesOf(finding).map(data).join('%0A')}`;
}

function data(text: string): string {
  const cut = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  return plain(cut).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
