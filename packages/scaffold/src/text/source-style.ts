/** How a text is written, as far as text that is put into it has to follow. */
export interface TextStyle {
  readonly indent: string;
  readonly newline: '\n' | '\r\n';
}

/** How code is written beside that. */
export interface CodeStyle extends TextStyle {
  readonly quote: "'" | '"';
  readonly semicolon: ';' | '';
}

/** What a new file is written in where there is nothing to follow. */
export const USUAL_STYLE: CodeStyle = { indent: '  ', newline: '\n', quote: "'", semicolon: ';' };

/** Reads the style of a text: the first indented line tells the unit, the first line its end. */
export function textStyle(text: string): TextStyle {
  return {
    indent: /^(?:\t| {2,8})(?=\S)/m.exec(text)?.[0] ?? USUAL_STYLE.indent,
    newline: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
  };
}

/** Reads the style of code: what most imports, or else most lines, are written with. */
export function codeStyle(text: string): CodeStyle {
  const nSingle = text.split("'").length;
  const nDouble = text.split('"').length;
  const lines = text.split(/\r?\n/);
  const ends = lines.filter((line) => /^(?:import|export|const)\b.*(?:['")]|\w);?$/.test(line));
  const nWithout = ends.filter((line) => !line.endsWith(';')).length;
  return {
    ...textStyle(text),
    quote: nDouble > nSingle ? '"' : "'",
    semicolon: nWithout * 2 > ends.length ? '' : ';',
  };
}
