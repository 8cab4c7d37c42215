import type { Node, Program } from 'oxc-parser';
import { LineIndex } from './line-index.ts';
import { StaticReader } from './static-reader.ts';
import type { StaticValue } from './static-value.ts';

const MOST_CHARACTERS = 2 * 1024 * 1024;

/**
 * Reads what a configuration module exports (`export default`, `module.exports =`) without running it.
 * Constants of the same file are followed. Null when the text does not parse, is very large, or exports nothing.
 */
export async function readModuleValue(text: string): Promise<StaticValue | null> {
  const parsed = await parse(text);
  const exported = parsed === null ? null : exportOf(parsed.program);
  return parsed === null || exported === null ? null : new StaticReader(parsed).read(exported);
}

/** Reads JSON, with comments and trailing commas where they are; null when it is none or very large. */
export async function readJsonValue(text: string): Promise<StaticValue | null> {
  // On the same line, so that the lines stay; a line break behind it ends a comment in the last line.
  const parsed = await parse(`(${text.replace(/^\ufeff/, '')}\n)`);
  const [statement] = parsed?.program.body ?? [];
  return parsed === null || statement?.type !== 'ExpressionStatement' || parsed.program.body.length !== 1
    ? null
    : new StaticReader(parsed).read(statement.expression);
}

interface Parsed {
  readonly program: Program;
  readonly lines: LineIndex;
}

async function parse(text: string): Promise<Parsed | null> {
  if (text.length > MOST_CHARACTERS) return null;
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync('configuration.ts', text, { lang: 'ts', sourceType: 'module' });
  return errors.some((error) => error.severity === 'Error') ? null : { program, lines: new LineIndex(text) };
}

function exportOf({ body }: Program): Node | null {
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
    if (statement.type === 'TSExportAssignment') return statement.expression;
    const assigned = statement.type === 'ExpressionStatement' ? statement.expression : null;
    if (assigned?.type === 'AssignmentExpression' && isModuleExports(assigned.left)) return assigned.right;
  }
  return null;
}

function isModuleExports(target: Node): boolean {
  return (
    target.type === 'MemberExpression' &&
    target.object.type === 'Identifier' &&
    target.object.name === 'module' &&
    target.property.type === 'Identifier' &&
    target.property.name === 'exports'
  );
}
