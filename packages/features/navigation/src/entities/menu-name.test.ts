import { expect, test } from 'vitest';
import { parseMenuName } from './menu-name.ts';

test('a site has a main menu and a footer, and no other', () => {
  expect(['main', 'footer', 'Main', '', 'side'].map(parseMenuName)).toEqual([
    'main',
    'footer',
    null,
    null,
    null,
  ]);
});
