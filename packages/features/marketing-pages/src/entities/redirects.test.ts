import { describe, expect, test } from 'vitest';
import type { PagePath } from './page-path.ts';
import { destinationOf, redirected, type Redirects, unredirected } from './redirects.ts';

/** Redirects from steps such as `a>b`; the last step may be refused. */
function follow(...steps: readonly string[]): Redirects | null {
  return steps.reduce<Redirects | null>((redirects, step) => {
    const [from = '', to = ''] = step.split('>');
    return redirects && redirected(redirects, from as PagePath, to as PagePath);
  }, new Map());
}

const shown = (redirects: Redirects | null) =>
  redirects && [...redirects].map(([from, to]) => `${from}>${to}`).toSorted();

describe('redirects', () => {
  test.each([
    [['a>b'], ['a>b']],
    [
      ['a>b', 'b>c'],
      ['a>c', 'b>c'],
    ],
    [
      ['b>c', 'a>b'],
      ['a>c', 'b>c'],
    ],
    [
      ['a>b', 'c>d', 'b>c'],
      ['a>d', 'b>d', 'c>d'],
    ],
    [['a>b', 'a>c'], ['a>c']],
    [
      ['a>b', 'x>y'],
      ['a>b', 'x>y'],
    ],
  ])('of %j are %j', (steps, expected) => {
    expect(shown(follow(...steps))).toEqual(expected);
  });

  test.each([[['a>a']], [['a>b', 'b>a']], [['a>b', 'b>c', 'c>a']], [['a>b', 'b>c', 'c>b']]])(
    'of %j would lead in a circle',
    (steps) => {
      expect(follow(...steps)).toBeNull();
    },
  );
});

test('a path leads where it is redirected to, and to itself otherwise', () => {
  const redirects = follow('a>b', 'b>c') ?? new Map();
  expect(['a', 'b', 'c', 'd'].map((path) => destinationOf(redirects, path as PagePath))).toEqual([
    'c',
    'c',
    'c',
    'd',
  ]);
});

test('a redirect is taken back alone', () => {
  const redirects = follow('a>b', 'b>c') ?? new Map();
  expect(shown(unredirected(redirects, 'a' as PagePath))).toEqual(['b>c']);
  expect(shown(unredirected(redirects, 'd' as PagePath))).toEqual(['a>c', 'b>c']);
});
