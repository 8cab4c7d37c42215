import { FUNCTIONS, STATEMENTS } from './executable-nodes.ts';
import { inSourceTest } from './in-source-test.ts';
import { CASTS, castSpans, inertSpan } from './inert-nodes.ts';
import { BRANCHES, readBranch, withoutWrappers } from './source-branch.ts';
import type { SourceNotes } from './source-notes.ts';
import { asNode, type SyntaxNode } from './syntax-node.ts';
import { readTestCall, readTestReference, type TestCall } from './test-call.ts';

/** Notes what a node of some type tells. */
export type Noter = (node: SyntaxNode, notes: SourceNotes) => void;

/** By the types of nodes, who notes what such a node tells, in this order. */
const NOTERS: readonly (readonly [types: Iterable<string>, noter: Noter])[] = [
  [['Program'], noteHashbang],
  [['CallExpression'], (node, notes) => noteTest(readTestCall(node), notes)],
  [['MemberExpression', 'VariableDeclarator'], (node, notes) => noteTest(readTestReference(node), notes)],
  [STATEMENTS, noteStatement],
  [FUNCTIONS, noteFunction],
  [['VariableDeclarator', 'PropertyDefinition', 'AccessorProperty'], noteInitialiser],
  [['TemplateLiteral', 'JSXText'], noteLiteral],
  [BRANCHES, noteBranch],
  [CASTS, (node, notes) => notes.inert.push(...castSpans(node))],
  [['MethodDefinition', 'PropertyDefinition', 'AccessorProperty', 'Property', 'TSEnumMember'], noteName],
  [['JSXText', 'JSXIdentifier'], (node, notes) => notes.words.push(node)],
  [['JSXAttribute'], noteAttribute],
  [['TemplateElement'], (node, notes) => notes.content.push(node)],
  [['IfStatement'], noteInSourceTest],
  [
    ['ObjectExpression', 'ArrayExpression'],
    ({ start }, notes) => notes.brackets.push({ start, end: start + 1 }),
  ],
  [['ArrowFunctionExpression'], noteArrow],
  [['CallExpression', 'NewExpression'], noteCall],
];

/** Who notes what a node of this type tells. */
export function notersOf(type: string): Noter[] {
  return NOTERS.flatMap(([types, noter]) => ([...types].includes(type) ? [noter] : []));
}

/** `#!/usr/bin/env node` hangs on the program, where no visitor looks. */
function noteHashbang(node: SyntaxNode, { inert }: SourceNotes): void {
  const hashbang = asNode(node['hashbang']);
  if (hashbang !== null) inert.push(hashbang);
}

function noteTest(call: TestCall | null, { testCalls }: SourceNotes): void {
  // The words of a call are visited again below it.
  if (call !== null && call.start !== testCalls.at(-1)?.start) testCalls.push(call);
}

function noteStatement(node: SyntaxNode, notes: SourceNotes): void {
  // `'use strict'` is a directive.
  if (typeof node['directive'] !== 'string') notes.region('statement', node);
}

function noteFunction(node: SyntaxNode, notes: SourceNotes): void {
  const { index } = notes;
  notes.region('function', node);
  const body = asNode(node['body']) ?? node;
  const from = index.place(node.start);
  const to = index.place((withoutWrappers(body) ?? body).start);
  notes.functions.push({
    startLine: from.line,
    startColumn: from.column,
    bodyLine: to.line,
    bodyColumn: to.column,
  });
  const isExpression = body.type !== 'BlockStatement' && body.type !== 'FunctionBody';
  if (isExpression) noteValue(body, node, notes);
}

/** The initialiser runs, not the name: providers place the statement there. */
function noteInitialiser(node: SyntaxNode, notes: SourceNotes): void {
  const isVariable = node.type === 'VariableDeclarator';
  const value = asNode(isVariable ? node['init'] : node['value']);
  if (value !== null && !FUNCTIONS.has(value.type)) noteValue(value, asNode(node['key']) ?? node, notes);
  if (!isVariable && value === null) notes.inert.push(inertSpan(node));
}

/**
 * The value of a name, or what an arrow returns. What stands between (a type, a comment, a line break) is gone in the
 * code that ran, and where the value begins with what was rewritten, such as an import, so is its place.
 */
function noteValue({ start, end }: SyntaxNode, of: SyntaxNode, { index, regions }: SourceNotes): void {
  const { text } = index;
  // A transformed source maps an opening bracket to the token before it, so a report places what begins with one there.
  const isBracket = text.charAt(start) === '(';
  const reported = isBracket ? Math.max(0, text.slice(0, start).trimEnd().length - 1) : start;
  const span = index.span({ start: reported, end });
  const earlyLine = index.place(of.start).line;
  regions.push({ kind: 'statement', ...span, ...(earlyLine < span.startLine && { earlyLine }) });
}

function noteLiteral({ start, end }: SyntaxNode, { index, literals }: SourceNotes): void {
  literals.push([index.place(start).line, index.place(end).line]);
}

function noteBranch(node: SyntaxNode, { index, branches, innerLogical }: SourceNotes): void {
  const branch = readBranch(node, innerLogical);
  if (branch === null) return;
  const { line, column } = index.place(branch.start);
  const arms = branch.arms.map((arm) => (arm === null ? null : index.span(arm)));
  branches.push({ type: branch.type, startLine: line, startColumn: column, arms });
}

/** A member may be named as a word that elsewhere only leads to a block. */
function noteName({ key, id }: SyntaxNode, { words }: SourceNotes): void {
  const name = asNode(key) ?? asNode(id);
  if (name?.type === 'Identifier') words.push(name);
}

/** The text of an attribute may look like anything; what stands in braces is code of its own. */
function noteAttribute(node: SyntaxNode, { words }: SourceNotes): void {
  const value = asNode(node['value']);
  if (value?.type === 'Literal') words.push(value);
}

function noteInSourceTest(node: SyntaxNode, { inSourceTests }: SourceNotes): void {
  const test = inSourceTest(node);
  if (test !== null) inSourceTests.push(test);
}

/** The first bracket of an arrow runs, or the arrow itself. */
function noteArrow({ start, end, typeParameters }: SyntaxNode, { brackets }: SourceNotes): void {
  const types = asNode(typeParameters);
  brackets.push(types === null ? { start, end: start + 1 } : { start: types.end, end });
}

/** The bracket behind what is called runs. */
function noteCall(node: SyntaxNode, { brackets }: SourceNotes): void {
  const called = asNode(node['typeArguments']) ?? asNode(node['callee']);
  if (called !== null) brackets.push({ start: called.end, end: node.end });
}
