import { describe, expect, test } from 'vitest';
import { nestsTooDeep } from '../src/index.ts';

const N = 6000;

describe('a text nests too deep', () => {
  test.each([
    ['brackets', '['.repeat(20_000)],
    ['brackets that close', '('.repeat(N) + ')'.repeat(N)],
    ['blocks', '{'.repeat(N) + '}'.repeat(N)],
    ['templates', '`${'.repeat(N) + '}`'.repeat(N)],
    ['a sum', `pick(1${' + 1'.repeat(N)})`],
    ['a chain of members', `apple${'.pear'.repeat(N)}`],
    ['a chain of calls', `pick${'()'.repeat(N)}`],
    ['an index of an index', `apple${'[0]'.repeat(N)}`],
    ['signs', `pick(${'!'.repeat(N * 2)}1)`],
    ['arrows', `pick = ${'() => '.repeat(N)}1`],
    ['choices', `pick(${'ripe ? 1 : '.repeat(N)}2)`],
    ['else if', 'if (a) b();\nelse '.repeat(N)],
    ['else if with blocks', 'if (a) {\n  b();\n} else '.repeat(N)],
    ['if', 'if (a)\n'.repeat(N)],
    ['words that want another', 'new '.repeat(N)],
    ['words between', `a${' in a'.repeat(N)}`],
    ['sums of blocks', `x = {}${' + {}'.repeat(N)}`],
    ['types', `type A = ${'A<0, '.repeat(N)}`],
    ['elements', `x = ${'<ul>'.repeat(N)}${'</ul>'.repeat(N)}`],
  ])('as %s', (_what, text) => {
    expect(nestsTooDeep(text)).toBe(true);
  });
});

describe('a long text does not nest deep', () => {
  test.each([
    ['statements', 'pick(1);\n'],
    ['statements without semicolons', 'pick(1)\nx = apple.pear\n'],
    ['functions', 'function pick() {\n  if (ripe) {\n    return apple + pear;\n  } else return 2;\n}\n'],
    ['if in a row', 'if (a) b();\n'],
    ['if in a row with blocks', 'if (a) {\n}\n'],
    ['blocks', '{}\n'],
    ['classes', 'class Apple extends Fruit { weight = 1; weigh() { return this.weight; } }\n'],
    ['brackets in strings and comments', `x = "(["; // {{\n/* (((\n( */ y = '\\'(';\n`],
    ['addresses in templates', 'x = pick(`https://example.org/${apple}`);\n'],
    ['closing brackets', ')]}'],
  ])('as %s', (_what, text) => {
    expect(nestsTooDeep(text.repeat(N))).toBe(false);
  });

  test('as a list, as an object, and as elements', () => {
    expect(nestsTooDeep(`x = [${'{ a: 1, b: -2 },\n'.repeat(N)}]`)).toBe(false);
    expect(nestsTooDeep(`x = {${'"apple": a ? 1 : 2,\n'.repeat(N)}}`)).toBe(false);
    expect(nestsTooDeep(`x = <ul>${'<li a="1">b</li><li a={b} />'.repeat(N)}</ul>`)).toBe(false);
  });

  test('as signatures of types without semicolons', () => {
    const signature = '  <A extends B = C, D extends E<A> = E<A>>(pick: F<A, D>): G<[A, D], H<A>>\n';
    expect(nestsTooDeep(`interface Orchard {\n${signature.repeat(150)}}`)).toBe(false);
  });

  test('as elements that hold text and elements of their own', () => {
    expect(nestsTooDeep(`x = <ul>${'<li a="1"><b>c</b>d<img src={e} /></li>'.repeat(N)}</ul>`)).toBe(false);
  });
});

test('a text of a few thousand characters does not nest too deep for any parser', () => {
  expect(nestsTooDeep('['.repeat(9000))).toBe(false);
});
