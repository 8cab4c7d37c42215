import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';
import { expect, test } from 'vitest';

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

test('the parser lists every place below a node, the first line of a script aside', () => {
  const files = readdirSync(FOLDER).map((name) => readFileSync(path.join(FOLDER, name), 'utf8'));
  const trees = [REST, ...files].map((text) => parseSync('orchard.ts', text, { lang: 'ts' }));
  const jsx = parseSync('orchard.tsx', '<a.b c="d" {...e}>f{/* g */}<></>{...h}</a.b>', { lang: 'tsx' });
  const unlisted = new Set<string>();
  for (const { program, errors } of [...trees, jsx]) {
    expect(errors).toEqual([]);
    findUnlisted(program, unlisted);
  }
  expect([...unlisted]).toEqual(['Program.hashbang']);
});

function findUnlisted(node: object, unlisted: Set<string>): void {
  const type = 'type' in node ? String(node.type) : '';
  for (const [key, value] of Object.entries(node)) {
    const below: unknown[] = [value].flat(2);
    for (const child of below) {
      if (typeof child !== 'object' || child === null || !('type' in child)) continue;
      if (visitorKeys[type]?.includes(key) !== true) unlisted.add(`${type}.${key}`);
      findUnlisted(child, unlisted);
    }
  }
}
