import { byText, type Problem } from '@tidemark/kernel';
import type { ErrorPart } from './documents.ts';

/** Makes the `error` of a document from every problem; the first one leads. */
export function errorPart(problems: readonly Problem[]): ErrorPart {
  const [first] = problems;
  const files = [...new Set(problems.flatMap((problem) => problem.files ?? problem.file ?? []))].toSorted(
    byText,
  );
  return {
    code: first?.code ?? 'internal',
    message: first?.message ?? 'nothing was reported',
    hint: first?.hint ?? '',
    files,
    problems: problems.map(({ code, message, hint, file, line }) => ({
      code,
      message,
      hint,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
    })),
  };
}

/** The error of a bug of ours. */
export function internalError(error: unknown): ErrorPart {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint = 'This is a bug in Tidemark; please report it with the command you ran';
  return { code: 'internal', message, hint, files: [], problems: [{ code: 'internal', message, hint }] };
}
