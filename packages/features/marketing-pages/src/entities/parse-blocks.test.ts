import { describe, expect, test } from 'vitest';
import { MOST_BLOCKS, parseBlocks } from './parse-blocks.ts';

const hero = { kind: 'hero', heading: 'Apples', subheading: 'They keep.' };
const text = { kind: 'text', text: 'Pick them dry.' };
const image = { kind: 'image', asset: 'sha256-1', alt: 'A tree' };
const button = { kind: 'call-to-action', label: 'Order', target: '/orders' };

const problemsOf = (...values: readonly unknown[]) => {
  const parsed = parseBlocks(values);
  return parsed.kind === 'invalid' ? parsed.problems.map(({ at, because }) => `${at} ${because}`) : [];
};

test('blocks of every kind are read as they are', () => {
  const blocks = [hero, text, image, button];
  expect(parseBlocks(blocks)).toEqual({ kind: 'blocks', blocks });
  expect(parseBlocks([])).toEqual({ kind: 'blocks', blocks: [] });
});

test('texts are trimmed, and what no block has is dropped', () => {
  expect(parseBlocks([{ ...text, text: ' Pick them dry.\n', onclick: 'steal()' }])).toEqual({
    kind: 'blocks',
    blocks: [text],
  });
});

test.each([null, 'hero', 1, [], {}, { kind: 'video' }, { kind: ['hero'] }, { kind: 'constructor' }])(
  '%j is a block of no kind',
  (value) => {
    expect(problemsOf(hero, value)).toEqual(['blocks[1].kind unknown-kind']);
  },
);

test('everything that is wrong is told at once', () => {
  expect(
    problemsOf({ kind: 'hero', subheading: 1 }, { kind: 'image', asset: ' ', alt: '' }, { kind: 'x' }),
  ).toEqual([
    'blocks[0].heading no-text',
    'blocks[0].subheading no-text',
    'blocks[1].asset empty',
    'blocks[1].alt empty',
    'blocks[2].kind unknown-kind',
  ]);
});

describe('a field', () => {
  test.each([
    [hero, 'heading', 120],
    [hero, 'subheading', 300],
    [text, 'text', 20_000],
    [image, 'asset', 120],
    [image, 'alt', 300],
    [button, 'label', 40],
  ])('of %j, %s, has at most %i characters', (block, field, most) => {
    expect(problemsOf({ ...block, [field]: 'a'.repeat(most) })).toEqual([]);
    expect(problemsOf({ ...block, [field]: 'a'.repeat(most + 1) })).toEqual([`blocks[0].${field} too-long`]);
  });

  test('may be empty when it is a subheading, and no other', () => {
    expect(problemsOf({ ...hero, subheading: ' ' })).toEqual([]);
    expect(problemsOf({ ...hero, heading: ' ' })).toEqual(['blocks[0].heading empty']);
    expect(problemsOf({ ...text, text: '' })).toEqual(['blocks[0].text empty']);
    expect(problemsOf({ ...button, label: '', target: '' })).toEqual([
      'blocks[0].label empty',
      'blocks[0].target empty',
    ]);
  });
});

describe('a button', () => {
  test.each(['/', '/orders/new', 'https://shop.example/?a=b#c'])('leads to %j', (target) => {
    expect(problemsOf({ ...button, target })).toEqual([]);
  });

  test.each([
    'orders',
    '//evil.example',
    'http://shop.example/',
    'javascript:alert(1)',
    'https:///',
    'https://[',
    'see https://shop.example/',
  ])('does not lead to %j', (target) => {
    expect(problemsOf({ ...button, target })).toEqual(['blocks[0].target invalid']);
  });

  test('leads to an address of at most 500 characters', () => {
    const address = (length: number) => 'https://shop.example/'.padEnd(length, 'a');
    expect(problemsOf({ ...button, target: address(500) })).toEqual([]);
    expect(problemsOf({ ...button, target: address(501) })).toEqual(['blocks[0].target too-long']);
  });
});

test('a page has at most 50 blocks', () => {
  const texts = (count: number) => Array.from({ length: count }, () => text);
  expect(MOST_BLOCKS).toBe(50);
  expect(problemsOf(...texts(50))).toEqual([]);
  expect(problemsOf(...texts(51))).toEqual(['blocks too-many']);
});
