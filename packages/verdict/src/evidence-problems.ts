import { byText, type Problem } from '@tidemark/kernel';
import type { FileJudgement } from './file-judgement.ts';

/** The files that owe a run and cannot be judged, one problem each: no report of their package, or a stale one. */
export function evidenceProblems(files: readonly FileJudgement[]): Problem[] {
  return files
    .filter((file) => file.owing.length > 0 && file.evidence.source?.noStatements !== true)
    .flatMap(problemOf)
    .sort((left, right) => byText(left.file ?? '', right.file ?? ''));
}

function problemOf({ evidence }: FileJudgement): Problem[] {
  const { measurement, file, package: owner } = evidence;
  if (measurement.kind === 'no-report') {
    return [
      {
        code: 'no-evidence',
        message: `${owner.name} has no coverage report (looked for ${measurement.looked.join(', ')})`,
        hint: `Run the tests with coverage: ${owner.run}`,
        file: file.path,
      },
    ];
  }
  if (measurement.kind === 'stale') {
    return [
      {
        code: 'stale-evidence',
        message: `The coverage of ${owner.name} was measured before ${measurement.because.join(', ')} changed`,
        hint: `Run the tests again: ${owner.run}`,
        file: file.path,
      },
    ];
  }
  return [];
}
