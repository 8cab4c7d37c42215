import type { LineRange } from '@tidemark/kernel';
import type { Program } from 'oxc-parser';
import type { Span } from './code-lines.ts';
import type { HintTarget } from './ignore-hints.ts';
import type { LineIndex } from './line-index.ts';
import type { NamedRegion, SourceRegion } from './source-facts.ts';
import { asNode, childrenOf, type SyntaxNode } from './syntax-node.ts';
import { readTestCall, readTestReference, type TestCall } from './test-call.ts';

/** What one walk over the syntax tree finds. */
export interface Walked {
  readonly regions: readonly SourceRegion[];
  readonly names: readonly NamedRegion[];
  /** Text that never runs: types, declarations, imports, re-exports. */
  readonly inert: readonly Span[];
  /** Line ranges of template literals and JSX text. */
  readonly literals: readonly LineRange[];
  readonly isStatementFree: boolean;
  readonly testCalls: readonly TestCall[];
  /** The widest node that begins at each place asked for. */
  readonly widest: ReadonlyMap<number, SyntaxNode>;
}

/** Statements as coverage providers count them; blocks, declarations of functions and imports are none. */
const STATEMENTS = new Set([
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'IfStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'SwitchStatement',
  'TryStatement',
  'BreakStatement',
  'ContinueStatement',
  'DebuggerStatement',
  'WithStatement',
]);

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Whole nodes that leave nothing behind at run time. */
const TYPE_NODES = new Set([
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

/** Walks the tree once. `targets` are the places where a hint's node begins. */
export function walkSource(program: Program, index: LineIndex, targets: readonly HintTarget[]): Walked {
  const walk = new SourceWalk(index, new Set(targets.map((target) => target.offset)));
  const root = asNode(program);
  if (root !== null) walk.visit(root);
  const body = program.body.flatMap((statement) => asNode(statement) ?? []);
  return {
    regions: walk.regions.toSorted(byStartOuterFirst),
    names: walk.names,
    inert: walk.inert,
    literals: walk.literals,
    testCalls: walk.testCalls,
    widest: walk.widest,
    isStatementFree:
      walk.regions.length === 0 && body.every((node) => isTypeOnly(node) || isModuleWiring(node)),
  };
}

/** `owner` is the qualified name of the class or function around the node. */
interface Visit {
  readonly node: SyntaxNode;
  readonly owner: string | null;
}

class SourceWalk {
  readonly regions: SourceRegion[] = [];
  readonly names: NamedRegion[] = [];
  readonly inert: Span[] = [];
  readonly literals: LineRange[] = [];
  readonly testCalls: TestCall[] = [];
  readonly widest = new Map<number, SyntaxNode>();
  readonly #index: LineIndex;
  readonly #targets: ReadonlySet<number>;

  constructor(index: LineIndex, targets: ReadonlySet<number>) {
    this.#index = index;
    this.#targets = targets;
  }

  /** Every node from the outside in, in the order of the text. It keeps a list, for a tree may be deeper than the stack. */
  visit(root: SyntaxNode): void {
    const open: Visit[] = [{ node: root, owner: null }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node } = next;
      if (isInert(node)) {
        this.inert.push({ start: node.start, end: node.end });
        continue;
      }
      this.#note(node);
      const owner = this.#name(node, next.owner) ?? next.owner;
      for (const child of [...childrenOf(node)].toReversed()) open.push({ node: child, owner });
    }
  }

  #note(node: SyntaxNode): void {
    const { type } = node;
    // Outer nodes come first, so the first that begins at a place is the widest.
    if (this.#targets.has(node.start) && type !== 'Program' && !this.widest.has(node.start)) {
      this.widest.set(node.start, node);
    }
    if (type === 'CallExpression') this.#testCall(readTestCall(node));
    else if (type === 'MemberExpression' || type === 'VariableDeclarator')
      this.#testCall(readTestReference(node));
    if (STATEMENTS.has(type) && !isDirective(node)) this.#region('statement', node);
    else if (FUNCTIONS.has(type)) this.#function(node);
    else if (type === 'VariableDeclarator' || type === 'PropertyDefinition' || type === 'AccessorProperty') {
      // The initialiser runs, not the name: providers place the statement there.
      const value = asNode(type === 'VariableDeclarator' ? node['init'] : node['value']);
      if (value !== null && !FUNCTIONS.has(value.type)) this.#region('statement', value);
      if (type !== 'VariableDeclarator' && value === null)
        this.inert.push({ start: node.start, end: node.end });
    } else if (type === 'TemplateLiteral' || type === 'JSXText') {
      this.literals.push([this.#index.place(node.start).line, this.#index.place(node.end).line]);
    }
  }

  #testCall(call: TestCall | null): void {
    // The words of a call are visited again below it.
    if (call !== null && call.start !== this.testCalls.at(-1)?.start) this.testCalls.push(call);
  }

  #function(node: SyntaxNode): void {
    this.#region('function', node);
    const body = asNode(node['body']);
    if (
      node.type === 'ArrowFunctionExpression' &&
      body !== null &&
      body.type !== 'BlockStatement' &&
      body.type !== 'FunctionBody'
    ) {
      this.#region('statement', body);
    }
  }

  #region(kind: SourceRegion['kind'], { start, end }: SyntaxNode): void {
    const from = this.#index.place(start);
    const to = this.#index.place(end);
    this.regions.push({
      kind,
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    });
  }

  #name(node: SyntaxNode, owner: string | null): string | null {
    const own = ownName(node);
    if (own === null) return null;
    const name = owner === null ? own : `${owner}.${own}`;
    this.names.push({
      name,
      firstLine: this.#index.place(node.start).line,
      lastLine: this.#index.place(node.end).line,
    });
    return name;
  }
}

/** The name a reader knows a function, method or class by; null for anything else. */
function ownName(node: SyntaxNode): string | null {
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

function isInert(node: SyntaxNode): boolean {
  if (TYPE_NODES.has(node.type) || node['declare'] === true) return true;
  // An overload is a method without a body.
  if (asNode(node['value'])?.type === 'TSEmptyBodyFunctionExpression') return true;
  return isModuleWiring(node) || (isExport(node) && isTypeOnly(node));
}

/** Imports and re-exports: they run, but no provider counts them, and the module that is named answers for itself. */
function isModuleWiring(node: SyntaxNode): boolean {
  if (
    node.type === 'ImportDeclaration' ||
    node.type === 'ExportAllDeclaration' ||
    node.type === 'TSImportEqualsDeclaration'
  )
    return true;
  return node.type === 'ExportNamedDeclaration' && asNode(node['declaration']) === null;
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (TYPE_NODES.has(node.type) || node['declare'] === true) return true;
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

function isDirective(node: SyntaxNode): boolean {
  return typeof node['directive'] === 'string';
}

function byStartOuterFirst(left: SourceRegion, right: SourceRegion): number {
  return (
    left.startLine - right.startLine ||
    left.startColumn - right.startColumn ||
    right.endLine - left.endLine ||
    right.endColumn - left.endColumn
  );
}
