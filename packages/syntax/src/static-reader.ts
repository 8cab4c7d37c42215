import type { ArrowFunctionExpression, Expression, Function, Node, Program } from 'oxc-parser';
import type { LineIndex } from './line-index.ts';
import type { StaticValue } from './static-value.ts';

const MOST_DEPTH = 64;

/** Reads expressions of one text as values; what only running it would tell is `unknown`. */
export class StaticReader {
  readonly #constants: ReadonlyMap<string, Expression>;
  readonly #lines: LineIndex;
  readonly #open = new Set<string>();

  constructor({ program, lines }: { readonly program: Program; readonly lines: LineIndex }) {
    this.#constants = constantsOf(program);
    this.#lines = lines;
  }

  read(node: Node, depth = 0): StaticValue {
    if (depth > MOST_DEPTH) return this.#unknown(node);
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return this.read(node.expression, depth + 1);
      case 'AwaitExpression':
        return this.read(node.argument, depth + 1);
      case 'Literal':
        return this.#literal(node);
      case 'TemplateLiteral': {
        const text = node.expressions.length === 0 ? node.quasis[0]?.value.cooked : null;
        return text == null ? this.#unknown(node) : { kind: 'literal', line: this.#line(node), value: text };
      }
      case 'ArrayExpression':
        return {
          kind: 'list',
          line: this.#line(node),
          items: node.elements.flatMap((item) => this.#items(item, depth)),
        };
      case 'ObjectExpression':
        return this.#object(node, depth);
      case 'CallExpression':
        return this.#call(node, depth);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return this.#returned(node, depth);
      case 'Identifier':
        return this.#constant(node.name, node, depth);
      default:
        return this.#unknown(node);
    }
  }

  #literal(node: Extract<Node, { type: 'Literal' }>): StaticValue {
    const { value } = node;
    const isPlain =
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      (value === null && !('regex' in node) && !('bigint' in node));
    return isPlain ? { kind: 'literal', line: this.#line(node), value } : this.#unknown(node);
  }

  #items(item: Node | null, depth: number): readonly StaticValue[] {
    if (item === null) return [];
    if (item.type !== 'SpreadElement') return [this.read(item, depth + 1)];
    const spread = this.read(item.argument, depth + 1);
    return spread.kind === 'list' ? spread.items : [spread];
  }

  #object(node: Extract<Node, { type: 'ObjectExpression' }>, depth: number): StaticValue {
    const entries = new Map<string, StaticValue>();
    const rest: StaticValue[] = [];
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        const spread = this.read(property.argument, depth + 1);
        if (spread.kind === 'object') {
          for (const [key, value] of spread.entries) entries.set(key, value);
          rest.push(...spread.rest);
        } else rest.push(spread);
        continue;
      }
      const key = keyOf(property);
      const value = property.kind === 'init' ? this.read(property.value, depth + 1) : this.#unknown(property);
      if (key === null) rest.push(this.#unknown(property));
      else entries.set(key, value);
    }
    return { kind: 'object', line: this.#line(node), entries, rest };
  }

  #call(node: Extract<Node, { type: 'CallExpression' }>, depth: number): StaticValue {
    if (node.callee.type !== 'Identifier') return this.#unknown(node);
    const given = node.arguments.flatMap((argument) => this.#items(argument, depth));
    return { kind: 'call', line: this.#line(node), callee: node.callee.name, given };
  }

  /** What a function gives back, where its body is an expression or ends in its only `return`. */
  #returned(node: ArrowFunctionExpression | Function, depth: number): StaticValue {
    const { body } = node;
    if (body?.type !== 'BlockStatement')
      return body === null ? this.#unknown(node) : this.read(body, depth + 1);
    const last = body.body.at(-1);
    const isOnly = body.body.slice(0, -1).every((statement) => statement.type === 'VariableDeclaration');
    return isOnly && last?.type === 'ReturnStatement' && last.argument !== null
      ? this.read(last.argument, depth + 1)
      : this.#unknown(node);
  }

  #constant(name: string, node: Node, depth: number): StaticValue {
    const meant = this.#constants.get(name);
    if (meant === undefined || this.#open.has(name)) return this.#unknown(node);
    this.#open.add(name);
    const value = this.read(meant, depth + 1);
    this.#open.delete(name);
    return value;
  }

  #unknown(node: Node): StaticValue {
    return { kind: 'unknown', line: this.#line(node) };
  }

  #line(node: Node): number {
    return this.#lines.place(node.start).line;
  }
}

function constantsOf({ body }: Program): Map<string, Expression> {
  const constants = new Map<string, Expression>();
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') continue;
    for (const { id, init } of declared.declarations)
      if (id.type === 'Identifier' && init !== null) constants.set(id.name, init);
  }
  return constants;
}

type Property = Extract<
  Extract<Node, { type: 'ObjectExpression' }>['properties'][number],
  { type: 'Property' }
>;

function keyOf({ key, computed }: Property): string | null {
  if (computed) return null;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')
    ? String(key.value)
    : null;
}
