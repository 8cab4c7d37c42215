import type { Expression, ObjectExpression, Node } from 'oxc-parser';
import { type DataNode, type NotData, spanOf } from './data-node.ts';

/** What identifiers of a file stand for: constants of ours, and constants of the file that are data themselves. */
export type Scope = (
  name: string,
) =>
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly node: Expression }
  | null;

const MOST_DEPTH = 32;
/** Constants that spread one another ten times over could ask for more than any memory. */
const MOST_VALUES = 20_000;

/**
 * Reads an expression as data: literals, arrays, objects, spreads and members of known constants. All that is none is
 * collected in `problems`.
 */
export class DataReader {
  readonly problems: NotData[] = [];
  readonly #scope: Scope;
  readonly #open = new Set<string>();
  #nValues = 0;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  read(node: Node, depth = 0): DataNode {
    if (depth > MOST_DEPTH) return this.#refuse(node, 'is nested too deep');
    if (this.#isTooMuch(node, 1)) return this.#leaf(node, null);
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return this.#plain(node)
          ? this.read(node.expression, depth + 1)
          : this.#refuse(node, 'is a cast; only as const and satisfies are data');
      case 'Literal':
        return this.#literal(node);
      case 'TemplateLiteral': {
        const text = node.expressions.length === 0 ? node.quasis[0]?.value.cooked : undefined;
        return text == null ? this.#refuse(node, 'is a template with expressions') : this.#leaf(node, text);
      }
      case 'UnaryExpression': {
        const inner = node.operator === '-' ? this.read(node.argument, depth + 1).value : undefined;
        return typeof inner === 'number' ? this.#leaf(node, -inner) : this.#refuse(node, 'is computed');
      }
      case 'ArrayExpression':
        return this.#array(node, depth);
      case 'ObjectExpression':
        return this.#object(node, depth);
      case 'Identifier':
        return this.#reference(node, node.name, depth);
      case 'MemberExpression':
        return this.#member(node, depth);
      default:
        return this.#refuse(node, 'is code, not data');
    }
  }

  #plain(node: Node): boolean {
    if (node.type !== 'TSAsExpression') return true;
    const { typeAnnotation } = node;
    return (
      typeAnnotation.type === 'TSTypeReference' &&
      typeAnnotation.typeName.type === 'Identifier' &&
      typeAnnotation.typeName.name === 'const'
    );
  }

  #literal(node: Extract<Node, { type: 'Literal' }>): DataNode {
    const { value } = node;
    const isData =
      value === null ? !('regex' in node) : ['string', 'number', 'boolean'].includes(typeof value);
    return isData ? this.#leaf(node, value) : this.#refuse(node, 'is no string, number, boolean or null');
  }

  #array(node: Extract<Node, { type: 'ArrayExpression' }>, depth: number): DataNode {
    const items: DataNode[] = [];
    for (const element of node.elements) {
      if (element === null) items.push(this.#refuse(node, 'has a hole'));
      else if (element.type === 'SpreadElement') items.push(...this.#spreadArray(element.argument, depth));
      else items.push(this.read(element, depth + 1));
    }
    const children = new Map(items.map((item, index) => [String(index), item]));
    return {
      ...this.#leaf(
        node,
        items.map((item) => item.value),
      ),
      children,
    };
  }

  #spreadArray(argument: Expression, depth: number): DataNode[] {
    const spread = this.read(argument, depth + 1);
    if (!Array.isArray(spread.value)) return [this.#refuse(argument, 'is spread into a list and is no list')];
    if (this.#isTooMuch(argument, spread.value.length)) return [];
    return spread.value.map(
      (value, index) => spread.children.get(String(index)) ?? this.#leaf(argument, value),
    );
  }

  #object(node: ObjectExpression, depth: number): DataNode {
    const children = new Map<string, DataNode>();
    const written = new Set<string>();
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        for (const [key, child] of this.#spreadObject(property.argument, depth)) children.set(key, child);
        continue;
      }
      const key = keyOf(property);
      if (key === null || property.kind !== 'init' || property.method)
        this.#refuse(property, 'is computed, a method or an accessor');
      else if (key === '__proto__') this.#refuse(property, 'is a key that sets a prototype');
      else if (written.has(key)) this.#refuse(property, `names ${key} a second time`);
      else children.set(key, { ...this.read(property.value, depth + 1), key: spanOf(property.key) });
      if (key !== null) written.add(key);
    }
    const value = Object.fromEntries([...children].map(([key, child]) => [key, child.value]));
    return { ...this.#leaf(node, value), children };
  }

  #spreadObject(argument: Expression, depth: number): [string, DataNode][] {
    const spread = this.read(argument, depth + 1);
    if (typeof spread.value !== 'object' || spread.value === null || Array.isArray(spread.value)) {
      this.#refuse(argument, 'is spread into an object and is none');
      return [];
    }
    const entries = Object.entries(spread.value);
    if (this.#isTooMuch(argument, entries.length)) return [];
    return entries.map(([key, value]) => [key, spread.children.get(key) ?? this.#leaf(argument, value)]);
  }

  #reference(node: Node, name: string, depth: number): DataNode {
    if (name === 'undefined') return this.#refuse(node, 'is undefined; leave the key out instead');
    const meant = this.#scope(name);
    if (meant === null || this.#open.has(name))
      return this.#refuse(
        node,
        `refers to ${name}, which is no constant of @tidemark/manifest or of this file`,
      );
    if (meant.kind === 'value') return this.#leaf(node, meant.value);
    this.#open.add(name);
    const read = this.read(meant.node, depth + 1);
    this.#open.delete(name);
    return read;
  }

  #member(node: Extract<Node, { type: 'MemberExpression' }>, depth: number): DataNode {
    const object = this.read(node.object, depth + 1).value;
    const { property } = node;
    const key = node.computed
      ? this.read(property, depth + 1).value
      : property.type === 'Identifier'
        ? property.name
        : null;
    const isKey = typeof key === 'string' || typeof key === 'number';
    if (typeof object !== 'object' || object === null || !isKey || !Object.hasOwn(object, key))
      return this.#refuse(node, 'is no member of a known constant');
    return this.#leaf(node, Object.entries(object).find(([name]) => name === String(key))?.[1]);
  }

  /** Said once; behind it nothing is read. */
  #isTooMuch(node: Node, nMore: number): boolean {
    const before = this.#nValues;
    this.#nValues += nMore;
    if (before <= MOST_VALUES && this.#nValues > MOST_VALUES)
      this.#refuse(node, `makes more than ${MOST_VALUES} values`);
    return this.#nValues > MOST_VALUES;
  }

  #leaf(node: Node, value: unknown): DataNode {
    return { value, span: spanOf(node), key: null, children: new Map() };
  }

  #refuse(node: Node, message: string): DataNode {
    this.problems.push({ message, span: spanOf(node) });
    return this.#leaf(node, null);
  }
}

function keyOf(
  property: Extract<ObjectExpression['properties'][number], { type: 'Property' }>,
): string | null {
  const { key, computed } = property;
  if (computed) return null;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')
    ? String(key.value)
    : null;
}
