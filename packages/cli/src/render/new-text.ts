import type { NewDocument } from '../contract/documents.ts';
import { errorText } from './error-text.ts';
import { plain, plural } from './plain.ts';
import type { Style } from './style.ts';

/** The answer of `new` for a person: each file and what became of it, what to type next, one sentence last. */
export function newText(document: NewDocument, style: Style): string {
  const { created, updated, kept, bands, warnings, next, error } = document;
  if (error !== null) return `${errorText(error, style)}${style.bad('Nothing was written')}\n`;
  const lines = [
    ...warnings.map((warning) => style.faint(`! ${plain(warning.message)}`)),
    ...created.map((file) => `${style.good('+')} ${plain(file)}`),
    ...updated.map(
      (file) => `${style.good('~')} ${plain(file)}${bands.length === 0 ? '' : `  ${bands.join(', ')}`}`,
    ),
    ...kept.map((file) => style.faint(`  ${plain(file)} is there, and stays as it is`)),
    ...next.map((command) => `  $ ${plain(command)}`),
    verdictLine(document, style),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function verdictLine({ reason, package: made, created, updated }: NewDocument, style: Style): string {
  const name = plain(made?.name ?? '');
  if (reason === 'unchanged') return style.good(`✓ ${name} has everything already: nothing was written`);
  const counted = plural(created.length + updated.length, 'file');
  return style.good(
    reason === 'planned'
      ? `✓ ${name}: ${counted} would be written, and none was`
      : `✓ ${name}: ${counted} written`,
  );
}
