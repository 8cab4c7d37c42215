import { byText, type Problem } from '@tidemark/kernel';
import type { FileJudgement } from './file-judgement.ts';

/**
 * Why files that owe a run cannot be judged: one problem for each package without a report, or with a stale one, and
 * for each file of which the report counts other lines than git.
 */
export function evidenceProblems(files: readonly FileJudgement[]): Problem[] {
  const owing = files.filter((file) => file.owing.length > 0 && file.evidence.source?.noStatements !== true);
  const groups = Map.groupBy(
    owing,
    ({ evidence }) => `${evidence.package.path}\0${evidence.measurement.kind}`,
  );
  return [...[...groups.values()].flatMap((group) => problemOf(group)), ...owing.flatMap(oddLines)].toSorted(
    (left, right) => byText(left.file, right.file),
  );
}

type FileProblem = Problem & { readonly file: string };

function problemOf(group: readonly FileJudgement[]): FileProblem[] {
  const paths = group.map(({ evidence }) => evidence.file.path).toSorted(byText);
  const [first] = group;
  const [file] = paths;
  if (first === undefined || file === undefined) return [];
  const { measurement, package: owner } = first.evidence;
  if (measurement.kind === 'no-report') {
    const message = `${owner.name} has no coverage report (looked for ${measurement.looked.join(', ')})`;
    const hint = 'Run the tests with coverage, or name the report with --coverage';
    return [{ code: 'no-evidence', message, hint, run: owner.run, file, files: paths }];
  }
  if (measurement.kind !== 'stale') return [];
  // Files of one report have one list, which may be as long as there are files.
  const lists = new Set(group.map(({ evidence }) => becauseOf(evidence.measurement)));
  const because = [...new Set([...lists].flat())].toSorted(byText);
  const message = `the coverage of ${owner.name} was measured before ${shown(because)} changed`;
  const hint = 'Run the tests again';
  return [{ code: 'stale-evidence', message, hint, run: owner.run, file, files: paths }];
}

function oddLines({ evidence, owing }: FileJudgement): FileProblem[] {
  const { oddLineBreak: line, file, measurement } = evidence;
  if (line === null || measurement.kind !== 'measured' || !owing.some((owed) => owed >= line)) return [];
  return [
    {
      code: 'bad-evidence',
      message: `${file.path} has a line break in line ${line} that coverage tools count and git does not, so the lines of its report cannot be told`,
      hint: 'End lines with a line feed and write U+2028 and U+2029 as escapes, then run the tests again',
      file: file.path,
      line,
    },
  ];
}

function becauseOf(measurement: FileJudgement['evidence']['measurement']): readonly string[] {
  return measurement.kind === 'stale' ? measurement.because : [];
}

function shown(paths: readonly string[]): string {
  const rest = paths.length - 5;
  return paths.slice(0, 5).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
