import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';
import { expect, test } from 'vitest';
import { isInert, mayBeInert } from '../src/inert-nodes.ts';
import { LineIndex } from '../src/line-index.ts';
import { NAMED, ownName } from '../src/own-name.ts';
import { BRANCHES, readBranch } from '../src/source-branch.ts';
import { asNode, type SyntaxNode } from '../src/syntax-node.ts';
import { walkSource } from '../src/walk-source.ts';

/** Sources with every kind of node that our own code has, and one with some that it has not. */
const FOLDER = path.join(import.meta.dirname, '../src');
const REST = `#!/usr/bin/env node
@picked class Apple<T extends Core = Seed> extends Fruit<T> implements Ripe {
  static { ripen(); }
  accessor weight: number = (1 as number)!;
  declare core: Core;
  constructor(private readonly seed: Seed, @inject() stem = new Stem()) { super(); }
  get [key](): string { return \`\${this.seed}\`; }
  peel(this: Apple<T>, ...rest: readonly [first: string, second?: number]): asserts this is Ripe;
}
enum Kind { Red = 1, Green = Red << 1 }
namespace Orchard { export const trees = <const>[1]; }
abstract class Tree { abstract grow(): void; [leaf: string]: unknown }
import fig = require('fig');
export * as plums from 'plum' with { type: 'json' };
export default async function* pick({ a = 1, ...b }: Basket, [c, , d]: Row) {
  outer: for await (const x of y) { if (x) continue outer; else break outer; }
  for (let i = 0, j; i < 1; i++) do { j ??= i; } while (i > 2);
  for (const k in z) switch (k) { case 'a': yield* k; default: debugger; }
  try { await import('x', {}); } catch { throw new.target; } finally { delete a?.b?.[c]; }
  return tag\`a\${b}c\` satisfies string, /r/u.test(1n + a) ? typeof f<string> : import.meta.url;
}
type Mapped = { readonly [K in keyof T]?: T[K] extends infer U ? \`a\${U & string}\` : import('x').Y<typeof z> };
`;

const INERT = `declare class A { b(): void }
declare enum C { D }
declare namespace E { const f: string }
declare const g: string;
declare function h(): void;
class I { declare j: string; k(): void; k() {} }
interface L {}
export type { M } from 'm';
`;

const TREES = [
  REST,
  INERT,
  ...readdirSync(FOLDER).map((name) => readFileSync(path.join(FOLDER, name), 'utf8')),
]
  .map((text) => parseSync('orchard.ts', text, { lang: 'ts' }))
  .concat(parseSync('orchard.tsx', '<a.b c="d" {...e}>f{/* g */}<></>{...h}</a.b>', { lang: 'tsx' }));

test('the parser lists every place below a node, the first line of a script aside', () => {
  expect(TREES.flatMap(({ errors }) => errors)).toEqual([]);
  const places = TREES.flatMap(({ program }) => [...belowOf(asNode(program) ?? expect.fail('a tree'))]);
  const unlisted = places.filter(({ above, key }) => visitorKeys[above.type]?.includes(key) !== true);
  expect(unlisted.map(({ above, key }) => `${above.type}.${key}`)).toEqual(['Program.hashbang']);
});

test.each([
  ['inert', isInert, mayBeInert],
  ['named', (node: SyntaxNode) => ownName(node) !== null, (type: string) => NAMED.has(type)],
  [
    'a branch',
    (node: SyntaxNode) => readBranch(node, new Set()) !== null,
    (type: string) => BRANCHES.has(type),
  ],
])('a node that is %s is of a type that may be', (_what, is, mayBe) => {
  const nodes = TREES.flatMap(({ program }) => [...belowOf(asNode(program) ?? expect.fail('a tree'))]);
  const found = nodes.filter(({ node }) => is(node)).map(({ node }) => node.type);
  expect(new Set(found).size).toBeGreaterThan(3);
  expect(found.filter((type) => !mayBe(type))).toEqual([]);
});

test('a node of a type that the parser does not list is a bug, and nothing that owes nothing', () => {
  const { program } = parseSync('orchard.ts', 'pick();', { lang: 'ts' });
  Object.assign(program.body[0] ?? {}, { type: 'Harvest' });
  expect(() => walkSource(program, new LineIndex('pick();'), [])).toThrow('below a Harvest');
});

function* belowOf(above: SyntaxNode): Generator<{ above: SyntaxNode; key: string; node: SyntaxNode }> {
  for (const [key, value] of Object.entries(above)) {
    for (const child of [value].flat(2)) {
      const node = asNode(child);
      if (node === null) continue;
      yield { above, key, node };
      yield* belowOf(node);
    }
  }
}
