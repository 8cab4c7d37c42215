import { applyEdits, modify } from 'jsonc-parser';

/** Sets values in a text of JSON by their paths. Comments, indentation and line breaks stay; a neighbour may be laid out anew. */
export function editedJson(
  text: string,
  values: Iterable<readonly [path: readonly (string | number)[], value: unknown]>,
): string {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  let edited = text;
  for (const [path, value] of values)
    edited = applyEdits(edited, modify(edited, [...path], value, { formattingOptions }));
  return edited;
}
