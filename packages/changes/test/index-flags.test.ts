import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, fuzzBudget, type Repository } from '@tidemark/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayHoldFlags } from '../src/index.ts';

const FILES = ['apple.ts', 'a/pear.ts', 'a/b/plum.ts', 'köder/fig.ts', `${'deep/'.repeat(9)}quince.ts`];

function orchard(): Repository {
  return createRepository(Object.fromEntries(FILES.map((file) => [file, 'pick(1);\n'])));
}

const indexOf = ({ root }: Repository) => readFileSync(path.join(root, '.git/index'));

describe('the bytes of an index', () => {
  test('say that nothing is flagged, also beside what is staged, merged, cached or only intended', () => {
    const repository = orchard();
    expect(mayHoldFlags(indexOf(repository))).toBe(false);
    repository.write({ 'new.ts': 'pick(2);\n', 'apple.ts': 'pick(3);\n' });
    repository.git('add', '--intent-to-add', 'new.ts');
    repository.git('add', 'apple.ts');
    repository.git('update-index', '--untracked-cache');
    repository.git('update-index', '--chmod=+x', 'a/pear.ts');
    expect(mayHoldFlags(indexOf(repository))).toBe(false);
  });

  test.each(['assume-unchanged', 'skip-worktree'])('tell of any file that is flagged %s', (flag) => {
    const repository = orchard();
    for (const file of FILES) {
      repository.git('update-index', `--${flag}`, file);
      expect(mayHoldFlags(indexOf(repository))).toBe(true);
      repository.git('update-index', `--no-${flag}`, file);
      expect(mayHoldFlags(indexOf(repository))).toBe(false);
    }
  });

  test.each([
    ['of version 4', ['update-index', '--index-version', '4']],
    ['that is split', ['update-index', '--split-index']],
    ['that is sparse', ['sparse-checkout', 'set', '--cone', '--sparse-index', 'a']],
  ])('are left to git in an index %s', (_, words) => {
    const repository = orchard();
    repository.git(...words);
    expect(mayHoldFlags(indexOf(repository))).toBe(true);
  });

  test('are left to git where ids are SHA-256', () => {
    const repository = orchard();
    repository.git('init', '--quiet', '--object-format=sha256', 'other');
    repository.write({ 'other/apple.ts': 'pick(1);\n' });
    repository.git('-C', 'other', 'add', 'apple.ts');
    expect(mayHoldFlags(readFileSync(path.join(repository.root, 'other/.git/index')))).toBe(true);
  });

  test('that were cut short rule out no flag', () => {
    const repository = orchard();
    repository.git('update-index', '--skip-worktree', 'köder/fig.ts');
    const index = indexOf(repository);
    for (let length = 0; length < index.length; length += 1)
      expect({ length, may: mayHoldFlags(index.subarray(0, length)) }).toEqual({ length, may: true });
  });

  test('of any kind are read without an error', () => {
    const index = indexOf(orchard());
    const spoiled = fc.tuple(fc.nat(index.length - 1), fc.nat(255), fc.nat(index.length));
    fc.assert(
      fc.property(spoiled, ([at, byte, length]) => {
        const bytes = Uint8Array.from(index);
        bytes[at] = byte;
        expect(typeof mayHoldFlags(bytes.subarray(0, length))).toBe('boolean');
      }),
      fuzzBudget(),
    );
  });
});
