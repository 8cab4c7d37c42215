import type { Expression, Program } from 'oxc-parser';
import { DEFAULT_COVERAGE_BANDS, DEFAULT_LAYERS } from '../defaults.ts';
import { type DataNode, type NotData, spanOf } from './data-node.ts';
import { DataReader, type Scope } from './read-data.ts';

/** Constants of ours that a manifest may refer to. */
const CONSTANTS: Readonly<Record<string, unknown>> = { DEFAULT_COVERAGE_BANDS, DEFAULT_LAYERS };
const OUR_PACKAGE = '@tidemark/manifest';

/** The function that a file hands its data to, and gets it back typed. */
export type Definer = 'defineFeature' | 'defineConfig';

/** The data of a file, as its default export has it: given to the definer, or the object itself. */
export function manifestData(program: Program, definer: Definer): DataNode | readonly NotData[] {
  const exported = program.body.find((statement) => statement.type === 'ExportDefaultDeclaration');
  if (exported === undefined) return [{ message: 'has no default export', span: { start: 0, end: 0 } }];
  const scope = scopeOf(program);
  const argument = manifestArgument(exported.declaration as Expression, { scope, definer });
  if (argument === null)
    return [{ message: `does not export ${definer}({…}) with one argument`, span: spanOf(exported) }];
  const reader = new DataReader(scope);
  const data = reader.read(argument);
  return reader.problems.length > 0 ? reader.problems : data;
}

interface Reading {
  readonly scope: Scope;
  readonly definer: Definer;
}

function manifestArgument(declaration: Expression, { scope, definer }: Reading): Expression | null {
  if (declaration.type === 'Identifier') {
    const meant = scope(declaration.name);
    return meant?.kind === 'expression' ? manifestArgument(meant.node, { scope: () => null, definer }) : null;
  }
  if (
    ['ParenthesizedExpression', 'TSAsExpression', 'TSSatisfiesExpression'].includes(declaration.type) &&
    'expression' in declaration
  ) {
    return declaration.expression as Expression;
  }
  if (declaration.type !== 'CallExpression') return declaration;
  const { callee, arguments: given } = declaration;
  const [argument] = given;
  if (callee.type !== 'Identifier' || callee.name !== definer || given.length !== 1) return null;
  return argument === undefined || argument.type === 'SpreadElement' ? null : argument;
}

/** Imports of our constants, by the name they have here, and the file's own `const`s. */
function scopeOf(program: Program): Scope {
  const values = new Map<string, unknown>();
  const expressions = new Map<string, Expression>();
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === OUR_PACKAGE) {
      for (const specifier of statement.specifiers) {
        if (specifier.type !== 'ImportSpecifier') continue;
        const name =
          specifier.imported.type === 'Literal' ? specifier.imported.value : specifier.imported.name;
        if (Object.hasOwn(CONSTANTS, name)) values.set(specifier.local.name, CONSTANTS[name]);
      }
    }
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') continue;
    for (const { id, init } of declared.declarations)
      if (id.type === 'Identifier' && init !== null) expressions.set(id.name, init);
  }
  return (name) => {
    if (values.has(name)) return { kind: 'value', value: values.get(name) };
    const node = expressions.get(name);
    return node === undefined ? null : { kind: 'expression', node };
  };
}
