import { expect, test } from 'vitest';
import { readTrainPlace } from '../../src/index.ts';

test.each([
  ['sqlite', { kind: 'clone' }],
  ['sqlite:/var/lib/a b.db', { kind: 'sqlite', file: '/var/lib/a b.db' }],
  ['postgres://pomona@db/orchard', { kind: 'postgres', url: 'postgres://pomona@db/orchard' }],
  ['postgresql://db/orchard', { kind: 'postgres', url: 'postgresql://db/orchard' }],
])('%s names the store of a train', (text, place) => {
  expect(readTrainPlace(text)).toEqual({ ok: true, value: place });
});

test.each(['', 'sqlite:', 'sqlite:a\0b', 'git:origin', 'mysql://pomona:secret@db', 'postgres://a:secret@['])(
  '%j names none, and is not repeated',
  (text) => {
    const read = readTrainPlace(text);
    expect(read).toMatchObject({
      ok: false,
      problems: [{ code: 'usage', hint: expect.stringContaining('--store') }],
    });
    expect(JSON.stringify(read)).not.toContain('secret');
  },
);
