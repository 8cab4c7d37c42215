import type { Span } from './span.ts';
import { asNode, nodesIn, type SyntaxNode } from './syntax-node.ts';

/** A branch by its offsets, before they are places. An arm that the source does not spell out is null. */
export interface BranchSpans {
  readonly type: 'if' | 'switch' | 'cond-expr' | 'binary-expr' | 'default-arg';
  readonly start: number;
  readonly arms: readonly (Span | null)[];
}

/** Wrappers that are gone at run time. */
const WRAPPERS = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

export const BRANCHES = new Set([
  'IfStatement',
  'SwitchStatement',
  'ConditionalExpression',
  'LogicalExpression',
  'AssignmentPattern',
]);

/**
 * Reads a branch as istanbul's instrumenter and ast-v8-to-istanbul count it, by the same arms. Logical expressions below
 * one another are one: `inner` remembers those that were taken in, and each of these is null.
 */
export function readBranch(node: SyntaxNode, inner: Set<SyntaxNode>): BranchSpans | null {
  const { start } = node;
  switch (node.type) {
    case 'IfStatement':
      return { type: 'if', start, arms: [asNode(node['consequent']), asNode(node['alternate'])] };
    case 'SwitchStatement':
      return { type: 'switch', start, arms: nodesIn(node['cases']).map(bodyOf) };
    case 'ConditionalExpression':
      return {
        type: 'cond-expr',
        start,
        arms: [withoutWrappers(node['consequent']), withoutWrappers(node['alternate'])],
      };
    case 'LogicalExpression':
      return inner.has(node) ? null : { type: 'binary-expr', start, arms: leavesOf(node, inner) };
    case 'AssignmentPattern':
      return { type: 'default-arg', start, arms: [asNode(node['right'])] };
    default:
      return null;
  }
}

/** The statements of a case: its head is compared although the case may not be taken. */
function bodyOf(node: SyntaxNode): Span | null {
  const body = nodesIn(node['consequent']);
  const [first] = body;
  const last = body.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

function leavesOf(node: SyntaxNode, inner: Set<SyntaxNode>): Span[] {
  const leaves: Span[] = [];
  const open: SyntaxNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const part = withoutWrappers(next) ?? next;
    if (part.type !== 'LogicalExpression') leaves.push(part);
    else {
      inner.add(part);
      open.push(...nodesIn([part['right'], part['left']]));
    }
  }
  return leaves;
}

/** The expression inside of brackets and type assertions. */
export function withoutWrappers(value: unknown): SyntaxNode | null {
  let node = asNode(value);
  while (node !== null && WRAPPERS.has(node.type)) node = asNode(node['expression']);
  return node;
}
