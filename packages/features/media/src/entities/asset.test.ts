import { describe, expect, test } from 'vitest';
import { addressOf } from './asset-address.ts';
import { type Asset, described, MOST_DERIVATIVES, newAsset, undescribable } from './asset.ts';
import type { Derivative } from './derivative.ts';

const apple = newAsset({
  address: addressOf('a'.repeat(64)),
  mediaType: 'image/png',
  sizeBytes: 33,
  dimensions: { width: 800, height: 600 },
  storedAt: 7,
});
const named = (name: string): Derivative => ({ name, fit: 'cover', width: 80, height: 60 });
const withDerivatives = (count: number): Asset =>
  Array.from({ length: count }, (_, index) => named(`v${index}`)).reduce(described, apple);

test('a new asset has version 1 and no derivative', () => {
  expect(apple).toEqual({
    address: `sha256-${'a'.repeat(64)}`,
    mediaType: 'image/png',
    sizeBytes: 33,
    dimensions: { width: 800, height: 600 },
    derivatives: [],
    storedAt: 7,
    version: 1,
  });
});

test('derivatives are kept in the order of their names, and each is a version', () => {
  const asset = ['pear', 'apple', 'fig'].map(named).reduce(described, apple);
  expect(asset).toEqual({
    ...apple,
    derivatives: [named('apple'), named('fig'), named('pear')],
    version: 4,
  });
});

describe('a derivative can be described', () => {
  test('of an image, under a name of its own', () => {
    expect(undescribable(apple, named('thumbnail'))).toEqual([]);
    expect(undescribable(withDerivatives(2), named('thumbnail'))).toEqual([]);
  });

  test('not of a document', () => {
    expect(undescribable({ ...apple, dimensions: null }, named(''))).toEqual(['no-image']);
  });

  test('not under a name that is taken', () => {
    expect(undescribable(withDerivatives(2), named('v1'))).toEqual(['name-taken']);
  });

  test('not beside twenty others', () => {
    expect(MOST_DERIVATIVES).toBe(20);
    expect(undescribable(withDerivatives(19), named('thumbnail'))).toEqual([]);
    expect(undescribable(withDerivatives(20), named('thumbnail'))).toEqual(['too-many']);
  });

  test('with every problem told at once', () => {
    expect(undescribable(withDerivatives(20), { ...named('v1'), width: 0 })).toEqual([
      'invalid-width',
      'name-taken',
      'too-many',
    ]);
  });
});
