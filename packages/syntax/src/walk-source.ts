import type { LineRange } from '@tidemark/kernel';
import type { Program } from 'oxc-parser';
import { byStartOuterFirst } from './by-start-outer-first.ts';
import type { CodeSpans, Span } from './code-lines.ts';
import { FUNCTIONS, STATEMENTS } from './executable-nodes.ts';
import { inSourceTest } from './in-source-test.ts';
import type { HintTarget } from './ignore-hints.ts';
import { castSpans, decoratorsOf, inertSpan, isInert, isModuleWiring, isTypeOnly } from './inert-nodes.ts';
import type { LineIndex } from './line-index.ts';
import { ownName } from './own-name.ts';
import { readBranch, withoutWrappers } from './source-branch.ts';
import type { NamedRegion, SourceBranch, SourceFunction, SourceRegion, SourceSpan } from './source-facts.ts';
import { asNode, childrenOf, type SyntaxNode } from './syntax-node.ts';
import { readTestCall, readTestReference, type TestCall } from './test-call.ts';

/** What one walk over the syntax tree finds. */
export interface Walked {
  readonly regions: readonly SourceRegion[];
  readonly functions: readonly SourceFunction[];
  readonly branches: readonly SourceBranch[];
  readonly names: readonly NamedRegion[];
  readonly spans: Omit<CodeSpans, 'comments'>;
  /** Line ranges of template literals and JSX text. */
  readonly literals: readonly LineRange[];
  /** Blocks of `if (import.meta.vitest)`, head included. */
  readonly inSourceTests: readonly Span[];
  readonly isStatementFree: boolean;
  readonly testCalls: readonly TestCall[];
  /** The widest node that begins at each place asked for. */
  readonly widest: ReadonlyMap<number, SyntaxNode>;
}

/** Walks the tree once. `targets` are the places where a hint's node begins. */
export function walkSource(program: Program, index: LineIndex, targets: readonly HintTarget[]): Walked {
  const walk = new SourceWalk(index, new Set(targets.map((target) => target.offset)));
  const root = asNode(program);
  if (root !== null) walk.visit(root);
  const body = program.body.flatMap((statement) => asNode(statement) ?? []);
  return {
    regions: walk.regions.toSorted(byStartOuterFirst),
    functions: walk.functions,
    branches: walk.branches,
    names: walk.names.toSorted((left, right) => left.firstLine - right.firstLine),
    spans: walk,
    literals: walk.literals,
    inSourceTests: walk.inSourceTests,
    testCalls: walk.testCalls,
    widest: walk.widest,
    isStatementFree:
      walk.regions.length === 0 && body.every((node) => isTypeOnly(node) || isModuleWiring(node)),
  };
}

class SourceWalk {
  readonly regions: SourceRegion[] = [];
  readonly functions: SourceFunction[] = [];
  readonly branches: SourceBranch[] = [];
  readonly names: NamedRegion[] = [];
  readonly inert: Span[] = [];
  readonly brackets: Span[] = [];
  readonly content: Span[] = [];
  readonly literals: LineRange[] = [];
  readonly inSourceTests: Span[] = [];
  readonly testCalls: TestCall[] = [];
  readonly widest = new Map<number, SyntaxNode>();
  readonly #innerLogical = new Set<SyntaxNode>();
  readonly #index: LineIndex;
  readonly #targets: ReadonlySet<number>;

  constructor(index: LineIndex, targets: ReadonlySet<number>) {
    this.#index = index;
    this.#targets = targets;
  }

  /** Every node from the outside in, in the order of the text. It keeps a list, for a tree may be deeper than the stack. */
  visit(root: SyntaxNode): void {
    const nodes = [root];
    // Beside each node the qualified name of the class or function around it.
    const owners: (string | null)[] = [null];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      const owner = owners.pop() ?? null;
      const isOut = isInert(node);
      const below = isOut ? this.#leaveOut(node) : childrenOf(node);
      const name = isOut ? owner : this.#lookInto(node, owner);
      for (let nth = below.length - 1; nth >= 0; nth -= 1) {
        const child = below[nth];
        if (child === undefined) continue;
        nodes.push(child);
        owners.push(name);
      }
    }
  }

  #leaveOut(node: SyntaxNode): SyntaxNode[] {
    this.inert.push(inertSpan(node));
    return decoratorsOf(node);
  }

  /** The name of what lies below. */
  #lookInto(node: SyntaxNode, owner: string | null): string | null {
    this.#note(node);
    return this.#name(node, owner) ?? owner;
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
      if (value !== null && !FUNCTIONS.has(value.type)) this.#value(value, asNode(node['key']) ?? node);
      if (type !== 'VariableDeclarator' && value === null) this.inert.push(inertSpan(node));
    } else if (type === 'TemplateLiteral' || type === 'JSXText') {
      this.literals.push([this.#index.place(node.start).line, this.#index.place(node.end).line]);
    }
    this.#branch(node);
    this.inert.push(...castSpans(node));
    if (type === 'TemplateElement') this.content.push(node);
    if (type === 'IfStatement') {
      const test = inSourceTest(node);
      if (test !== null) this.inSourceTests.push(test);
    }
    const bracket = bracketThatRuns(node);
    if (bracket !== null) this.brackets.push(bracket);
  }

  #testCall(call: TestCall | null): void {
    // The words of a call are visited again below it.
    if (call !== null && call.start !== this.testCalls.at(-1)?.start) this.testCalls.push(call);
  }

  #function(node: SyntaxNode): void {
    this.#region('function', node);
    const body = asNode(node['body']) ?? node;
    const from = this.#index.place(node.start);
    const to = this.#index.place((withoutWrappers(body) ?? body).start);
    this.functions.push({
      startLine: from.line,
      startColumn: from.column,
      bodyLine: to.line,
      bodyColumn: to.column,
    });
    const isExpression = body.type !== 'BlockStatement' && body.type !== 'FunctionBody';
    if (isExpression) this.#value(body, node);
  }

  /**
   * The value of a name, or what an arrow returns. What stands between (a type, a comment, a line break) is gone in the
   * code that ran, and where the value begins with what was rewritten, such as an import, so is its place.
   */
  #value(value: SyntaxNode, of: SyntaxNode): void {
    const region = this.#place(this.#asReported(value));
    const earlyLine = this.#index.place(of.start).line;
    this.regions.push({ kind: 'statement', ...region, ...(earlyLine < region.startLine && { earlyLine }) });
  }

  /** A transformed source maps an opening bracket to the token before it, so a report places what begins with one there. */
  #asReported({ start, end }: Span): Span {
    if (this.#index.text.charAt(start) !== '(') return { start, end };
    return { start: Math.max(0, this.#index.text.slice(0, start).trimEnd().length - 1), end };
  }

  #region(kind: SourceRegion['kind'], span: Span): void {
    this.regions.push({ kind, ...this.#place(span) });
  }

  #branch(node: SyntaxNode): void {
    const branch = readBranch(node, this.#innerLogical);
    if (branch === null) return;
    const { line, column } = this.#index.place(branch.start);
    const arms = branch.arms.map((arm) => (arm === null ? null : this.#place(arm)));
    this.branches.push({ type: branch.type, startLine: line, startColumn: column, arms });
  }

  #place({ start, end }: Span): SourceSpan {
    const from = this.#index.place(start);
    const to = this.#index.place(end);
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
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

/** Where to look for a bracket that runs: that of a value, the first of an arrow, the one behind what is called. */
function bracketThatRuns(node: SyntaxNode): Span | null {
  const { type, start, end } = node;
  if (type === 'ObjectExpression' || type === 'ArrayExpression') return { start, end: start + 1 };
  if (type === 'ArrowFunctionExpression') {
    const types = asNode(node['typeParameters']);
    return types === null ? { start, end: start + 1 } : { start: types.end, end };
  }
  if (type !== 'CallExpression' && type !== 'NewExpression') return null;
  const called = asNode(node['typeArguments']) ?? asNode(node['callee']);
  return called === null ? null : { start: called.end, end };
}

function isDirective(node: SyntaxNode): boolean {
  return typeof node['directive'] === 'string';
}
