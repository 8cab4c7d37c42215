import type { ErrorPart } from '../contract/documents.ts';
import { plain } from './plain.ts';
import type { Style } from './style.ts';

const SHOWN = 10;

/** Every problem with its place and its hint; the same hint is said once. */
export function errorText(error: ErrorPart, style: Style): string {
  const shown = style.verbose ? error.problems : error.problems.slice(0, SHOWN);
  const lines = shown.map(({ code, message, file, line }) => {
    const place = file === undefined ? '' : `${plain(file)}${line === undefined ? '' : `:${line}`}  `;
    return `${style.bad('✗')} ${place}${plain(message)} ${style.faint(`(${code})`)}`;
  });
  const rest = error.problems.length - shown.length;
  if (rest > 0) lines.push(style.faint(`  and ${rest} more (--verbose lists them)`));
  const hints = new Set(shown.map((problem) => problem.hint).filter((hint) => hint !== ''));
  for (const hint of [...hints].slice(0, SHOWN)) lines.push(`  ${plain(hint)}`);
  return `${lines.join('\n')}\n`;
}
