import { createRepository } from '@tidemark/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../src/index.ts';
import { isRepositoryName, openReader, readLedgerPlace, repositoryName } from '../src/look.ts';
import { readEntry } from '../src/entry-schema.ts';
import { valueOf } from './measurements.ts';
import { run } from './run-command.ts';

describe('the place of a ledger', () => {
  test.each([
    ['git', { kind: 'git', remote: { kind: 'origin' } }],
    ['git:.', { kind: 'git', remote: { kind: 'here' } }],
    ['git:up-stream', { kind: 'git', remote: { kind: 'named', name: 'up-stream' } }],
    ['sqlite:/var/lib/a b.db', { kind: 'sqlite', file: '/var/lib/a b.db' }],
    ['postgres://pomona@db/orchard', { kind: 'postgres', url: 'postgres://pomona@db/orchard' }],
    [
      'postgresql://db/orchard?sslmode=require',
      { kind: 'postgres', url: 'postgresql://db/orchard?sslmode=require' },
    ],
  ])('%s is understood', (text, place) => {
    expect(readLedgerPlace(text)).toEqual({ ok: true, value: place });
  });

  test.each([
    '',
    'git:',
    'git:--upload-pack=x',
    'git:a b',
    'sqlite:',
    'sqlite:a\0b',
    'mysql://x',
    'postgres:',
    'postgres://a:b@[',
    'GIT',
  ])('%j is not, and is not repeated', (text) => {
    const read = readLedgerPlace(text);
    expect(read).toMatchObject({ ok: false, problems: [{ code: 'usage' }] });
    if (text.length > 12) expect(JSON.stringify(read)).not.toContain(text);
  });

  test('is refused where the clone has no such remote', async () => {
    const repository = createRepository({});
    repository.git('remote', 'add', 'press', '../press.git');
    const place = valueOf(readLedgerPlace('git:cellar'));
    for (const open of [openLedger, openReader]) {
      const opened = await open({ run, root: repository.root }, place);
      expect(opened).toMatchObject({
        ok: false,
        problems: [{ code: 'usage', hint: 'Use one of: git:press, git:.' }],
      });
    }
  });
});

describe('the name of a repository', () => {
  test.each([
    ['https://example.org/shop/orchard.git', 'example.org/shop/orchard'],
    ['https://pomona:secret@Example.org:8443/shop/orchard', 'example.org/shop/orchard'],
    ['git@example.org:shop/orchard.git', 'example.org/shop/orchard'],
    ['ssh://git@example.org:22/shop/orchard.git', 'example.org/shop/orchard'],
    ['example.org:orchard', 'example.org/orchard'],
    ['/srv/git/orchard.git', 'srv/git/orchard'],
    ['file:///srv/git/the orchard.git/', 'srv/git/the-orchard'],
    ['../orchard.git', '../orchard'],
  ])('of origin %s is %s', async (url, name) => {
    const repository = createRepository({});
    repository.git('remote', 'add', 'origin', url);
    expect(await repositoryName({ run, root: repository.root })).toBe(name);
    expect(isRepositoryName(name)).toBe(true);
  });

  test('without an origin is the one of its folder, and there always is one', async () => {
    const repository = createRepository({});
    expect(await repositoryName({ run, root: repository.root })).toBe(repository.root.split('/').at(-1));
    const elsewhere = (root: string) =>
      repositoryName({ run: async () => ({ code: 1, stdout: new Uint8Array(), stderr: '' }), root });
    expect(await elsewhere('/')).toBe('repository');
    expect(await elsewhere(String.raw`C:\work\orchard`)).toBe('orchard');
    expect((await elsewhere(`/${'x'.repeat(300)}`)).length).toBe(200);
  });

  test.each(['', 'a b', 'a\nb', 'x'.repeat(201), '\ud800'])('%j is none', (text) => {
    expect(isRepositoryName(text)).toBe(false);
  });
});

test('any value at all is a record, or text that says why not', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof readEntry(value)).toBe('string');
    }),
  );
});
