import { expect, test } from 'vitest';
import { EMPTY_SITE } from '../entities/site.ts';
import { inMemorySite } from './in-memory-site.ts';

test('a site is empty at first, and a write must carry the version after the stored one', async () => {
  const sites = inMemorySite();
  const write = (version: number) => sites.save({ ...EMPTY_SITE, version });
  expect(await sites.load()).toEqual(EMPTY_SITE);
  expect([await write(0), await write(2), await write(1), await write(1)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  expect(await sites.load()).toMatchObject({ version: 1 });
});
