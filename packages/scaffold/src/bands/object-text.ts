import type { Expression, ObjectLiteralExpression } from 'ts-morph';

/** How a file is written: its line break, one step of indentation, its quotes. */
export interface TextStyle {
  readonly lineBreak: string;
  readonly unit: string;
  readonly quote: "'" | '"';
}

/** The style that a text has; where it shows none, that of this project. */
export function textStyle(text: string): TextStyle {
  return {
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
    unit: /^(\t| {2,8})\S/m.exec(text)?.[1] ?? '  ',
    quote: /from\s*"/.test(text) ? '"' : "'",
  };
}

/** Text of properties at an indentation, a line each, every one of them with a comma behind it. */
type LinesAt = (indent: string) => readonly string[];

/** The text of the file with properties added to an object literal; one that stands on one line is opened up. */
export function withProperties(node: ObjectLiteralExpression, linesAt: LinesAt, style: TextStyle): string {
  const text = node.getSourceFile().getFullText();
  const last = node.getProperties().at(-1);
  const [opening, closing] = [node.getStart() + 1, node.getEnd() - 1];
  const end = last?.getEnd() ?? opening;
  const hasComma = last === undefined || node.compilerNode.properties.hasTrailingComma === true;
  const inside = text.slice(opening, end) + (hasComma ? '' : ',') + text.slice(end, closing);
  if (last === undefined || !/[\r\n]\s*$/.test(inside)) {
    const own = inside.trim();
    return withSplice(node, (indent) => [...(own === '' ? [] : [indent + own]), ...linesAt(indent)], style);
  }
  const kept = inside.trimEnd();
  const lines = linesAt(indentAt(text, last.getStart())).join(style.lineBreak);
  const added = hasComma ? lines : lines.replace(/,$/, '');
  return `${text.slice(0, opening)}${kept}${style.lineBreak}${added}${inside.slice(kept.length)}${text.slice(closing)}`;
}

/** The text of the file with an expression replaced by an object literal of these lines. */
export function withSplice(node: Expression, linesAt: LinesAt, { lineBreak, unit }: TextStyle): string {
  const text = node.getSourceFile().getFullText();
  const indent = indentAt(text, node.getStart());
  const literal = ['{', ...linesAt(indent + unit), `${indent}}`].join(lineBreak);
  return text.slice(0, node.getStart()) + literal + text.slice(node.getEnd());
}

/** The white space that the line begins with. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[\t ]*/.exec(line)?.[0] ?? '';
}
