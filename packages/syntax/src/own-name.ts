import { FUNCTIONS } from './executable-nodes.ts';
import { asNode, type SyntaxNode } from './syntax-node.ts';

/** Types of nodes that may have one. */
export const NAMED = new Set([
  'FunctionDeclaration',
  'ClassDeclaration',
  'MethodDefinition',
  'VariableDeclarator',
  'PropertyDefinition',
]);

/** The name a reader knows a function, method or class by; null for anything else. */
export function ownName(node: SyntaxNode): string | null {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return nameOf(node['id']);
  if (node.type === 'MethodDefinition') return nameOf(node['key']);
  const value = asNode(
    node.type === 'VariableDeclarator'
      ? node['init']
      : node.type === 'PropertyDefinition'
        ? node['value']
        : null,
  );
  if (value === null || !(FUNCTIONS.has(value.type) || value.type === 'ClassExpression')) return null;
  return nameOf(node.type === 'VariableDeclarator' ? node['id'] : node['key']);
}

function nameOf(value: unknown): string | null {
  const node = asNode(value);
  if (node === null) return null;
  if (node.type === 'PrivateIdentifier') return `#${String(node['name'])}`;
  return node.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : null;
}
