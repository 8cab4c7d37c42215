import type { ErrorPart } from '../contract/documents.ts';
import { plain } from './plain.ts';
import type { Style } from './style.ts';

const SHOWN = 10;

/** Every problem with its place, and below it its hint with the command; neighbours that share them say them once. */
export function errorText(error: ErrorPart, style: Style): string {
  const shown = style.verbose ? error.problems : error.problems.slice(0, SHOWN);
  const lines = shown.flatMap((problem, index) => {
    const { code, message, file, line } = problem;
    const place = file === undefined ? '' : `${plain(file)}${line === undefined ? '' : `:${line}`}  `;
    const way = wayOut(problem);
    const next = shown[index + 1];
    const isSaidBelow = next !== undefined && wayOut(next).join() === way.join();
    const what = `${style.bad('✗')} ${place}${plain(message)} ${style.faint(`(${code})`)}`;
    return isSaidBelow ? [what] : [what, ...way];
  });
  const rest = error.problems.length - shown.length;
  if (rest > 0) lines.push(style.faint(`  and ${rest} more (--verbose lists them)`));
  return `${lines.join('\n')}\n`;
}

function wayOut({ hint, run }: ErrorPart['problems'][number]): string[] {
  return [`  ${plain(hint)}`, ...(run === undefined ? [] : [`  $ ${plain(run)}`])];
}
