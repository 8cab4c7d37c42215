import { expect, test } from 'vitest';
import { newItem } from './new-item.ts';

test('an item has a trimmed label, a plain path and nothing below it', () => {
  expect(newItem('a', { label: ' Apples ', path: '/Apples/' })).toEqual({
    kind: 'item',
    item: { id: 'a', label: 'Apples', path: '/apples', children: [] },
  });
});

test('a label has up to 60 characters', () => {
  const label = 'a'.repeat(60);
  expect(newItem('a', { label, path: '/a' })).toMatchObject({ item: { label } });
  expect(newItem('a', { label: `${label}a`, path: '/a' })).toEqual({
    kind: 'invalid',
    problems: ['long-label'],
  });
});

test('every problem is told at once', () => {
  expect(newItem('a', { label: ' ', path: 'apples' })).toEqual({
    kind: 'invalid',
    problems: ['no-label', 'invalid-path'],
  });
  expect(newItem('a', { label: ' ', path: '/apples' })).toEqual({ kind: 'invalid', problems: ['no-label'] });
  expect(newItem('a', { label: 'Apples', path: '' })).toEqual({
    kind: 'invalid',
    problems: ['invalid-path'],
  });
});
