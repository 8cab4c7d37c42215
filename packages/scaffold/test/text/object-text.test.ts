import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withJsonItem, withJsonValue } from '../../src/text/object-text.ts';

const put = withJsonValue;

test('a key goes behind the others in the indentation of the text', async () => {
  const text = '{\n    "name": "orchard",\n    "scripts": {\n        "test": "vitest"\n    }\n}\n';
  expect(await put(text, ['scripts', 'pick'], 'apple')).toBe(
    '{\n    "name": "orchard",\n    "scripts": {\n        "test": "vitest",\n        "pick": "apple"\n    }\n}\n',
  );
});

test('objects on the way are made, and an empty one is opened', async () => {
  expect(await put('{}\n', ['scripts', 'pick'], 'apple')).toBe(
    '{\n  "scripts": {\n    "pick": "apple"\n  }\n}\n',
  );
});

test('a key that is there stays, whatever it holds', async () => {
  const text = '{ "scripts": { "pick": "pear" } }';
  expect(await put(text, ['scripts', 'pick'], 'apple')).toBe(text);
});

test('comments and trailing commas stay where they are', async () => {
  const text = '{\n  // the trees\n  "apple": 1, // early\n  "pear": 2 /* late */, // ripe\n}\n';
  expect(await put(text, ['plum'], 3)).toBe(
    '{\n  // the trees\n  "apple": 1, // early\n  "pear": 2 /* late */, // ripe\n  "plum": 3,\n}\n',
  );
  expect(await put('{\n  "apple": 1 // early\n}\n', ['plum'], 3)).toBe(
    '{\n  "apple": 1, // early\n  "plum": 3\n}\n',
  );
});

test('a thousand comments behind the last key are passed over once', async () => {
  const comments = '/* ripe */ // late /* or */ not\n'.repeat(1000);
  const text = `{\n  "apple": 1 ${comments}}\n`;
  const after = await put(text, ['pear'], 2);
  expect(after).toContain('"apple": 1, /* ripe */');
  expect(after).toContain('"pear": 2');
});

test('an object on one line stays on one line', async () => {
  expect(await put('{ "apple": 1 }', ['pear'], 2)).toBe('{ "apple": 1, "pear": 2 }');
  expect(await put('{ "apple": 1, }', ['pear'], 2)).toBe('{ "apple": 1, "pear": 2, }');
});

test('in the order of names a key goes first, between or last', async () => {
  const text = '{\n  "b": 1,\n  "d": 2\n}\n';
  const keys = async (name: string) => Object.keys(JSON.parse((await put(text, [name], 0, 'by-name')) ?? ''));
  expect(await keys('a')).toEqual(['a', 'b', 'd']);
  expect(await keys('c')).toEqual(['b', 'c', 'd']);
  expect(await keys('e')).toEqual(['b', 'd', 'e']);
});

test('what is spread, or named by code, comes before every name', async () => {
  expect(await put('{ ...trees, [`late`]: 1, pear: 2 }', ['apple'], 0, 'by-name')).toBe(
    '{ ...trees, [`late`]: 1, "apple": 0, pear: 2 }',
  );
});

test('an object that is made for a key goes last, whatever the order of the keys in it', async () => {
  expect(await put('{ "name": 1 }', ['deps', 'apple'], 2, 'by-name')).toMatch(/^\{ "name": 1, "deps":/);
});

test('line ends of Windows and a byte order mark are kept', async () => {
  expect(await put('\ufeff{\r\n\t"apple": 1\r\n}\r\n', ['pear'], { ripe: true })).toBe(
    '\ufeff{\r\n\t"apple": 1,\r\n\t"pear": {\r\n\t\t"ripe": true\r\n\t}\r\n}\r\n',
  );
});

test.each(['', '[]', '{', 'null', '{} {}', '{"scripts": []}', '{"scripts": "none"}'])(
  'nothing is put into %j, which holds no object there',
  async (text) => {
    expect(await put(text, ['scripts', 'pick'], 'apple')).toBeNull();
  },
);

test('a path of no key is no place', async () => {
  expect(await put('{}', [], 1)).toBeNull();
});

test('an item goes behind the others of a list, and into an empty one', async () => {
  expect(await withJsonItem('{ "trees": ["apple"] }', ['trees'], 'pear')).toBe(
    '{ "trees": ["apple", "pear"] }',
  );
  expect(await withJsonItem('{ "trees": [] }', ['trees'], 'pear')).toBe('{ "trees": ["pear"] }');
  expect(await withJsonItem('{ "trees": {} }', ['trees'], 'pear')).toBeNull();
  expect(await withJsonItem('{', ['trees'], 'pear')).toBeNull();
});

const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '__proto__');
const object = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 6, noNullPrototype: true });

test('whatever the object, its values stay and the new one is there', async () => {
  const law = fc.asyncProperty(object, name, fc.constantFrom(0, 2, 4, '\t'), async (before, key, indent) => {
    const text = JSON.stringify(before, null, indent);
    const after = JSON.parse((await put(text, [key], 'picked', 'by-name')) ?? 'null');
    const isThere = Object.hasOwn(before, key);
    expect(after).toEqual(isThere ? JSON.parse(text) : { ...JSON.parse(text), [key]: 'picked' });
  });
  await fc.assert(law, { numRuns: 100 });
});
