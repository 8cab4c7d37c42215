import { expect, test } from 'vitest';
import { ORCHARD } from '../__tests__/orchard.ts';
import { inMemoryMenus } from './in-memory-menus.ts';

test('a menu is empty until it is saved, and the other stays so', async () => {
  const menus = inMemoryMenus();
  expect(await menus.find('main')).toEqual({ name: 'main', items: [], version: 0 });
  await menus.save({ name: 'main', items: ORCHARD, version: 1 });
  expect(await menus.find('main')).toEqual({ name: 'main', items: ORCHARD, version: 1 });
  expect(await menus.find('footer')).toEqual({ name: 'footer', items: [], version: 0 });
});

test('a write must carry the version after the stored one', async () => {
  const menus = inMemoryMenus();
  const write = (version: number) => menus.save({ name: 'main', items: [], version });
  expect([await write(0), await write(2), await write(1), await write(1), await write(2)]).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
});
