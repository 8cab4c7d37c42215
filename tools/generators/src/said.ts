import type { Problem } from '@tidemark/kernel';

/** Problems as Nx shows an error: each with its place, and below it the way out. */
export function said(problems: readonly Problem[]): string {
  return problems
    .map(({ message, hint, file, line }) => {
      const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}  `;
      return `${place}${message}\n  ${hint}`;
    })
    .join('\n');
}
