import { expect, test } from 'vitest';
import { areSame, assetsIn, type Block } from './block.ts';

const hero: Block = { kind: 'hero', heading: 'Apples', subheading: '' };
const image = (asset: string): Block => ({ kind: 'image', asset, alt: 'A tree' });

test('the assets of a page are named once each, in the order they come', () => {
  expect(assetsIn([hero, image('pear'), image('apple'), image('pear')])).toEqual(['pear', 'apple']);
  expect(assetsIn([hero])).toEqual([]);
});

test('blocks say the same when every field does, in whatever order the fields are', () => {
  const turned: Block = { subheading: '', heading: 'Apples', kind: 'hero' };
  expect(areSame([hero, image('apple')], [turned, image('apple')])).toBe(true);
  expect(areSame([turned], [hero])).toBe(true);
  expect(areSame([], [])).toBe(true);
});

test('blocks say something else in another order, with another field, and when one is missing', () => {
  expect(areSame([hero, image('apple')], [image('apple'), hero])).toBe(false);
  expect(areSame([image('apple')], [image('pear')])).toBe(false);
  expect(areSame([hero, hero], [hero])).toBe(false);
});
