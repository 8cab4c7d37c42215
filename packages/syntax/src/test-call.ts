import { asNode, nodesIn, type SyntaxNode } from './syntax-node.ts';

/** A call that skips or focuses a test; offsets of the words before the arguments. */
export interface TestCall {
  readonly kind: 'skipped' | 'focused';
  readonly start: number;
  readonly end: number;
  readonly call: string;
  readonly title: string | null;
}

const ROOTS = new Set(['it', 'test', 'describe', 'suite', 'bench', 'context', 'specify']);
/** The context that a running test may be given, to skip itself. */
const CONTEXTS = new Set(['ctx', 'context', 't', 'task']);
const MODIFIERS: Readonly<Record<string, TestCall['kind']>> = {
  skip: 'skipped',
  todo: 'skipped',
  skipIf: 'skipped',
  runIf: 'skipped',
  fails: 'skipped',
  failing: 'skipped',
  fixme: 'skipped',
  only: 'focused',
};
/** Links of a chain such as `describe.concurrent.skip.each(…)`; a longer one is no test. */
const MOST_LINKS = 16;
const PREFIXED = /^([xf])(?:it|test|describe|specify|context)$/;

/** Reads `it.skip(…)`, `describe.concurrent.only(…)`, `xit(…)`, `test('…', { skip: true })`; null for any other call. */
export function readTestCall(node: SyntaxNode): TestCall | null {
  const callee = asNode(node['callee']);
  const words = callee === null ? null : wordsOf(callee);
  if (callee === null || words === null) return null;
  const kind = kindOf(words, node);
  if (kind === null) return null;
  return { kind, start: callee.start, end: callee.end, call: words.join('.'), title: titleOf(node) };
}

/** Reads `it.skip` that is handed on instead of called, and `const { skip } = it`; null for anything else. */
export function readTestReference(node: SyntaxNode): TestCall | null {
  const words = node.type === 'MemberExpression' ? wordsOf(node) : takenApart(node);
  if (words === null || !ROOTS.has(words[0] ?? '')) return null;
  const kind = modifierIn(words.slice(1));
  return kind === null
    ? null
    : { kind, start: node.start, end: node.end, call: words.join('.'), title: null };
}

function takenApart(node: SyntaxNode): string[] | null {
  const from = asNode(node['init']);
  const pattern = asNode(node['id']);
  if (from?.type !== 'Identifier' || pattern?.type !== 'ObjectPattern') return null;
  const names = nodesIn(pattern['properties']).map((property) => keyOf(property));
  return [String(from['name']), ...names.flatMap((name) => name ?? [])];
}

function modifierIn(words: readonly string[]): TestCall['kind'] | null {
  const found = words.find((word) => Object.hasOwn(MODIFIERS, word));
  return found === undefined ? null : (MODIFIERS[found] ?? null);
}

function kindOf(words: readonly string[], node: SyntaxNode): TestCall['kind'] | null {
  const [root = '', ...rest] = words;
  const prefix = PREFIXED.exec(root)?.[1];
  if (prefix !== undefined) return prefix === 'x' ? 'skipped' : 'focused';
  const modifier = modifierIn(rest);
  if (modifier === null) return ROOTS.has(root) ? optionOf(node) : null;
  return ROOTS.has(root) || CONTEXTS.has(root) || hasTitleAndBody(node) ? modifier : null;
}

/** `it`, `skip` of `it.skip`; what stands between of `it.skip.each(table)` and `` it.skip.each`table` ``. */
function wordsOf(callee: SyntaxNode): string[] | null {
  const words: string[] = [];
  let node: SyntaxNode | null = callee;
  for (let depth = 0; node !== null && depth < MOST_LINKS; depth += 1) {
    if (node.type === 'Identifier') return [String(node['name']), ...words];
    if (node.type === 'CallExpression') node = asNode(node['callee']);
    else if (node.type === 'TaggedTemplateExpression') node = asNode(node['tag']);
    else {
      const name = node.type === 'MemberExpression' ? memberName(node) : null;
      if (name === null) return null;
      words.unshift(name);
      node = asNode(node['object']);
    }
  }
  return null;
}

function memberName(node: SyntaxNode): string | null {
  const property = asNode(node['property']);
  const name =
    property?.type === 'Identifier' && node['computed'] !== true ? property['name'] : property?.['value'];
  return typeof name === 'string' ? name : null;
}

/** `{ skip: true }` and its like among the arguments. */
function optionOf(node: SyntaxNode): TestCall['kind'] | null {
  for (const argument of argumentsOf(node)) {
    if (argument.type !== 'ObjectExpression') continue;
    for (const property of nodesIn(argument['properties'])) {
      const kind = modifierIn([keyOf(property) ?? '']);
      if (kind !== null && asNode(property['value'])?.['value'] !== false) return kind;
    }
  }
  return null;
}

function keyOf(property: SyntaxNode): string | null {
  const key = asNode(property['key']);
  const name = key?.['name'] ?? key?.['value'];
  return typeof name === 'string' ? name : null;
}

/** A test function of the author's own, such as `test.extend` makes, is told by its arguments. */
function hasTitleAndBody(node: SyntaxNode): boolean {
  const body = argumentsOf(node).at(-1)?.type;
  return titleOf(node) !== null && (body === 'ArrowFunctionExpression' || body === 'FunctionExpression');
}

function titleOf(node: SyntaxNode): string | null {
  const [first] = argumentsOf(node);
  if (first?.type === 'Literal') return typeof first['value'] === 'string' ? first['value'] : null;
  if (first?.type !== 'TemplateLiteral') return null;
  return nodesIn(first['quasis'])
    .map((quasi) => rawOf(quasi['value']))
    .join('…');
}

function rawOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
}

function argumentsOf(node: SyntaxNode): SyntaxNode[] {
  return nodesIn(node['arguments']);
}
