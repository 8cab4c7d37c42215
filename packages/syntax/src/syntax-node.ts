/** A node of an ESTree, as far as a walk over all of them can know it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** The value as a node, or null when it is none. */
export function asNode(value: unknown): SyntaxNode | null {
  return isNode(value) ? value : null;
}

/** The nodes of a list, in its order. */
export function nodesIn(list: unknown): SyntaxNode[] {
  return Array.isArray(list) ? list.flatMap((item) => asNode(item) ?? []) : [];
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}
