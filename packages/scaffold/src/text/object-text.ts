import type { Expression, ObjectExpression, Program } from 'oxc-parser';
import { parseModule } from './parse-module.ts';
import { textStyle, type TextStyle } from './source-style.ts';
import { valueText } from './value-text.ts';

/** Where a new key goes: behind the others, or in the order of their names where a list is kept in it. */
export type KeyOrder = 'last' | 'by-name';

/**
 * Puts a value at a path of keys of a JSON text (comments and trailing commas allowed), and makes the objects on the
 * way. What stands there already stays, and the rest of the text as it is. Null where that is no JSON object, or
 * where something else than an object is in the way.
 */
export async function withJsonValue(
  text: string,
  path: readonly string[],
  value: unknown,
  order: KeyOrder = 'last',
): Promise<string | null> {
  const root = await jsonObject(text);
  return root === null ? null : placed(root, path, value, { order, text });
}

/** Adds a text to the list at a path of keys of a JSON text. Null where there is no list. */
export async function withJsonItem(
  text: string,
  path: readonly string[],
  item: string,
): Promise<string | null> {
  const root = await jsonObject(text);
  const list = root === null ? null : valueAt(root.object, path);
  if (root === null || list?.type !== 'ArrayExpression') return null;
  const at = list.end - root.shift;
  const last = list.elements.at(-1);
  const quoted = JSON.stringify(item);
  if (last == null) return spliced(text, at - 1, quoted);
  return spliced(text, last.end - root.shift, `, ${quoted}`);
}

/** Puts `key: code` behind the other properties of an object literal, in the style of the text around it. */
export function withProperty(text: string, object: ObjectExpression, property: string): string {
  return inserted(text, object, property, { order: 'last', shift: 0, name: null });
}

interface JsonRoot {
  readonly object: ObjectExpression;
  /** How far places of the tree lie behind those of the text. */
  readonly shift: number;
}

async function jsonObject(text: string): Promise<JsonRoot | null> {
  const program: Program | null = await parseModule(`(${text.replace(/^\ufeff/, ' ')}\n)`);
  const [statement] = program?.body ?? [];
  if (program?.body.length !== 1 || statement?.type !== 'ExpressionStatement') return null;
  const object = unwrapped(statement.expression);
  return object.type === 'ObjectExpression' ? { object, shift: 1 } : null;
}

function unwrapped(node: Expression): Expression {
  return node.type === 'ParenthesizedExpression' ? unwrapped(node.expression) : node;
}

function placed(
  { object, shift }: JsonRoot,
  path: readonly string[],
  value: unknown,
  { order, text }: { readonly order: KeyOrder; readonly text: string },
): string | null {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  const there = valueAt(object, [key]);
  if (there !== null && rest.length === 0) return text;
  if (there !== null) {
    return there.type === 'ObjectExpression'
      ? placed({ object: there, shift }, rest, value, { order, text })
      : null;
  }
  const whole = rest.reduceRight((inner, name) => ({ [name]: inner }), value);
  const style = textStyle(text);
  const indent = `${lineIndent(text, object.start - shift)}${style.indent}`;
  const property = `${JSON.stringify(key)}: ${valueText(whole, { ...style, start: indent })}`;
  // The order is that of the list that is meant, not of what has to be made around it.
  return inserted(text, object, property, {
    order: rest.length === 0 ? order : 'last',
    shift,
    name: key,
  });
}

function valueAt(object: ObjectExpression, path: readonly string[]): Expression | null {
  let at: Expression = object;
  for (const key of path) {
    const next: Expression | undefined =
      at.type === 'ObjectExpression'
        ? at.properties.flatMap((property) =>
            property.type === 'Property' && nameOf(property) === key ? [property.value] : [],
          )[0]
        : undefined;
    if (next === undefined) return null;
    at = next;
  }
  return at;
}

type Property = ObjectExpression['properties'][number];

/** Null for what is spread, or has a name that only running it would tell. */
function nameOf(property: Property): string | null {
  const key = property.type === 'Property' ? property.key : null;
  return key?.type === 'Literal' ? String(key.value) : key?.type === 'Identifier' ? key.name : null;
}

interface Insertion {
  readonly order: KeyOrder;
  readonly shift: number;
  /** What the order goes by; null where it does not matter. */
  readonly name: string | null;
}

function inserted(
  text: string,
  object: ObjectExpression,
  property: string,
  { order, shift, name }: Insertion,
): string {
  const style = textStyle(text);
  const [start, end] = [object.start - shift, object.end - shift];
  const { properties } = object;
  if (properties.length === 0) return intoEmpty(text, { start, end }, property, style);
  const nBefore =
    order === 'last' || name === null
      ? properties.length
      : properties.filter((entry) => (nameOf(entry) ?? '') < name).length;
  const before = properties[nBefore - 1];
  const isOneLine = !text.slice(start, end).includes('\n');
  const indent = lineIndent(text, (properties.at(-1)?.start ?? object.start) - shift);
  const gap = isOneLine ? ' ' : `${style.newline}${indent}`;
  if (before === undefined)
    return spliced(text, (properties[0]?.start ?? object.end) - shift, `${property},${gap}`);
  const comma = commaBehind(text, before.end - shift, end);
  if (comma === null) {
    const behind = isOneLine ? before.end - shift : lineEnd(text, before.end - shift, end - 1);
    return spliced(spliced(text, behind, `${gap}${property}`), before.end - shift, ',');
  }
  const behind = isOneLine ? comma : lineEnd(text, comma, end - 1);
  return spliced(text, behind, `${gap}${property},`);
}

function intoEmpty(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  property: string,
  { indent, newline }: TextStyle,
): string {
  const outer = lineIndent(text, start);
  const kept = text.slice(start + 1, end - 1).trimEnd();
  const inner = `${kept}${newline}${outer}${indent}${property}${newline}${outer}`;
  return `${text.slice(0, start + 1)}${inner}${text.slice(end - 1)}`;
}

/** The place behind the comma that follows, if one does; what is commented out is none. */
function commaBehind(text: string, from: number, end: number): number | null {
  // Each comment can be read in one way only, so that a thousand of them are not tried in every combination.
  const found = /^(?:\s|\/\/[^\n]*(?=\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*,/.exec(text.slice(from, end));
  return found === null ? null : from + found[0].length;
}

/** The end of the line, so that a comment behind a property stays behind it; never past `most`. */
function lineEnd(text: string, from: number, most: number): number {
  const end = text.indexOf('\n', from);
  if (end === -1 || end > most) return from;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function lineIndent(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}

function spliced(text: string, at: number, more: string): string {
  return `${text.slice(0, at)}${more}${text.slice(at)}`;
}
