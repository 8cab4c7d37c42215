import { InvariantError, type LineRange } from '@tidemark/kernel';
import { type Program, visitorKeys } from 'oxc-parser';
import { byStartOuterFirst } from './by-start-outer-first.ts';
import type { CodeSpans } from './code-lines.ts';
import type { Span } from './span.ts';
import type { HintTarget } from './ignore-hints.ts';
import { decoratorsOf, inertSpan, isInert, isModuleWiring, isTypeOnly, mayBeInert } from './inert-nodes.ts';
import type { LineIndex } from './line-index.ts';
import { notersOf, type Noter } from './note-node.ts';
import { NAMED, ownName } from './own-name.ts';
import type { NamedRegion, SourceBranch, SourceFunction, SourceRegion } from './source-facts.ts';
import { SourceNotes } from './source-notes.ts';
import { asNode, type SyntaxNode } from './syntax-node.ts';
import type { TestCall } from './test-call.ts';

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
  const notes = new SourceNotes(index, new Set(targets.map((target) => target.offset)));
  const root = asNode(program);
  if (root !== null) visit(root, notes);
  const body = program.body.flatMap((statement) => asNode(statement) ?? []);
  return {
    regions: notes.regions.toSorted(byStartOuterFirst),
    functions: notes.functions,
    branches: notes.branches,
    names: notes.names.toSorted((left, right) => left.firstLine - right.firstLine),
    spans: notes,
    literals: notes.literals,
    inSourceTests: notes.inSourceTests,
    testCalls: notes.testCalls,
    widest: notes.widest,
    isStatementFree:
      notes.regions.length === 0 && body.every((node) => isTypeOnly(node) || isModuleWiring(node)),
  };
}

/** Every node from the outside in, in the order of the text. It keeps a list, for a tree may be deeper than the stack. */
function visit(root: SyntaxNode, notes: SourceNotes): void {
  const nodes = [root];
  // Beside each node the qualified name of the class or function around it.
  const owners: (string | null)[] = [null];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const owner = owners.pop() ?? null;
    const traits = traitsOf(node);
    let name = owner;
    if (traits.mayBeInert && isInert(node)) {
      notes.inert.push(inertSpan(node));
      pushLastFirst(decoratorsOf(node), nodes);
    } else {
      notes.reach(node);
      for (const note of traits.noters) note(node, notes);
      const own = traits.mayBeNamed ? ownName(node) : null;
      if (own !== null) {
        name = owner === null ? own : `${owner}.${own}`;
        notes.name(node, name);
      }
      for (let nth = traits.keys.length - 1; nth >= 0; nth -= 1)
        pushLastFirst(node[traits.keys[nth] ?? ''], nodes);
    }
    while (owners.length < nodes.length) owners.push(name);
  }
}

function pushLastFirst(value: unknown, nodes: SyntaxNode[]): void {
  if (!Array.isArray(value)) {
    const node = asNode(value);
    if (node !== null) nodes.push(node);
    return;
  }
  for (let nth = value.length - 1; nth >= 0; nth -= 1) pushLastFirst(value[nth], nodes);
}

/** What a walk has to know of all nodes of a type. */
interface NodeTraits {
  readonly keys: readonly string[];
  readonly noters: readonly Noter[];
  readonly mayBeInert: boolean;
  readonly mayBeNamed: boolean;
}

const TRAITS: ReadonlyMap<string, NodeTraits> = new Map(
  Object.entries(visitorKeys).map(([type, keys]) => [
    type,
    { keys, noters: notersOf(type), mayBeInert: mayBeInert(type), mayBeNamed: NAMED.has(type) },
  ]),
);

function traitsOf({ type }: SyntaxNode): NodeTraits {
  const traits = TRAITS.get(type);
  if (traits === undefined) throw new InvariantError(`the parser lists what lies below a ${type}`);
  return traits;
}
