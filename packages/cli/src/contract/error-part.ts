import { byText, InvariantError, type Problem } from '@tidemark/kernel';
import type { ErrorPart } from './documents.ts';

/** More than a path, and more than anyone reads: text from a report may be a hundred megabytes long. */
const MAX_TEXT = 5000;

/** Makes the `error` of a document from every problem, of which there is at least one; the first one leads. */
export function errorPart(all: readonly Problem[]): ErrorPart {
  const problems = all.map((problem) => shortened(problem));
  const [first] = problems;
  if (first === undefined) throw new InvariantError('an error is made of at least one problem');
  const files = [...new Set(problems.flatMap((problem) => problem.files ?? problem.file ?? []))].toSorted(
    byText,
  );
  return {
    code: first.code,
    message: first.message,
    hint: first.hint,
    files,
    problems: problems.map(({ code, message, hint, file, line, run }) => ({
      code,
      message,
      hint,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(run == null ? {} : { run }),
    })),
  };
}

function shortened(problem: Problem): Problem {
  return { ...problem, message: short(problem.message), hint: short(problem.hint) };
}

function short(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** The error of a bug of ours. */
export function internalError(error: unknown): ErrorPart {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint = 'This is a bug in Tidemark; please report it with the command you ran';
  return { code: 'internal', message, hint, files: [], problems: [{ code: 'internal', message, hint }] };
}
