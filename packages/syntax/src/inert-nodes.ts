import type { Span } from './span.ts';
import { asNode, nodesIn, type SyntaxNode } from './syntax-node.ts';

/** Whole nodes that leave nothing behind at run time. */
const INERT_NODES = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
  'TSDeclareFunction',
  'TSAbstractMethodDefinition',
  'TSAbstractPropertyDefinition',
  'TSAbstractAccessorProperty',
  'TSIndexSignature',
  'TSEmptyBodyFunctionExpression',
  'TSClassImplements',
  'TSNamespaceExportDeclaration',
]);

export const CASTS = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSNonNullExpression',
]);

/** Nodes that may be inert, by what stands in them: a word such as `declare`, a missing body, an empty list. */
const PERHAPS_INERT = new Set([
  ...INERT_NODES,
  'ClassDeclaration',
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ImportDeclaration',
  'MethodDefinition',
  'PropertyDefinition',
  'TSEnumDeclaration',
  'TSImportEqualsDeclaration',
  'TSModuleDeclaration',
  'VariableDeclaration',
]);

/** Is `isInert` to be asked of nodes of this type at all? */
export function mayBeInert(type: string): boolean {
  return PERHAPS_INERT.has(type);
}

/** Does a node leave nothing behind at run time, its decorators aside? */
export function isInert(node: SyntaxNode): boolean {
  if (INERT_NODES.has(node.type) || node['declare'] === true) return true;
  // An overload is a method without a body.
  if (asNode(node['value'])?.type === 'TSEmptyBodyFunctionExpression') return true;
  return isModuleWiring(node) || (isExport(node) && isTypeOnly(node));
}

/** The part of an inert node, or of a field without a value, that never runs: what is behind its decorators and computed name. */
export function inertSpan(node: SyntaxNode): Span {
  const computed = node['computed'] === true ? asNode(node['key']) : null;
  const last = computed ?? decoratorsOf(node).at(-1);
  return { start: last?.end ?? node.start, end: node.end };
}

/** What `as`, `satisfies`, `!` or angle brackets put around a value. */
export function castSpans({ start, end, expression }: SyntaxNode): Span[] {
  const value = asNode(expression);
  return value === null
    ? []
    : [
        { start, end: value.start },
        { start: value.end, end },
      ];
}

export function decoratorsOf(node: SyntaxNode): SyntaxNode[] {
  return nodesIn(node['decorators']);
}

/** Imports and re-exports: they run, but no provider counts them, and the module that is named answers for itself. */
export function isModuleWiring(node: SyntaxNode): boolean {
  if (
    node.type === 'ImportDeclaration' ||
    node.type === 'ExportAllDeclaration' ||
    node.type === 'TSImportEqualsDeclaration'
  )
    return true;
  return node.type === 'ExportNamedDeclaration' && asNode(node['declaration']) === null;
}

export function isTypeOnly(node: SyntaxNode): boolean {
  if (INERT_NODES.has(node.type) || node['declare'] === true) return true;
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const declaration = asNode(node['declaration']);
  if (isExport(node) && declaration !== null) return isTypeOnly(declaration);
  // `export {}` only marks a file as a module.
  return (
    node.type === 'ExportNamedDeclaration' &&
    node['source'] === null &&
    Array.isArray(node['specifiers']) &&
    node['specifiers'].length === 0
  );
}

function isExport({ type }: SyntaxNode): boolean {
  return type === 'ExportNamedDeclaration' || type === 'ExportDefaultDeclaration';
}
