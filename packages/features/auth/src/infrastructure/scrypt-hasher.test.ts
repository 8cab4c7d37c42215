import { expect, test } from 'vitest';
import { scryptHasher } from './scrypt-hasher.ts';

const hasher = scryptHasher({ n: 16, r: 1, p: 1 });

test('a hash verifies its own password and no other', async () => {
  const hash = await hasher.hash('apple');
  expect(await hasher.verify('apple', hash)).toBe(true);
  expect(await hasher.verify('Apple', hash)).toBe(false);
});

test('one password has another hash every time', async () => {
  expect(await hasher.hash('apple')).not.toBe(await hasher.hash('apple'));
});

test('a hash made at another cost still verifies', async () => {
  const hash = await scryptHasher({ n: 32, r: 2, p: 1 }).hash('apple');
  expect(hash).toMatch(/^scrypt\$32\$2\$1\$/);
  expect(await hasher.verify('apple', hash)).toBe(true);
});

test('what is no hash of ours verifies nothing', async () => {
  expect(await hasher.verify('apple', 'md5$abc')).toBe(false);
  expect(await hasher.verify('apple', 'scrypt$16$1$1$AAAA$AAAA')).toBe(false);
});
