import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { LineRange, RunCommand } from '@tidemark/kernel';
import { createRepository, fuzzBudget, mutated, type Repository } from '@tidemark/test-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChangeSet, type ReadFile, readChanges, readPatchFile } from '../../src/index.ts';
import { changesOf, readFileIn } from '../changes-of.ts';
import { run } from '../run-command.ts';

const FILE = Buffer.from(Array.from({ length: 40 }, (_, index) => `pick(${index + 1});\n`).join(''));
const PLACE = { root: '/srv/orchard', head: '2'.repeat(40) };
const BASE = { ref: 'main', sha: '1'.repeat(40), mergeBase: '1'.repeat(40), foundBy: 'flag' } as const;

/** What git says of a change with everything in it, by itself and as a patch file. */
async function recorded(): Promise<{
  readonly gitOutput: Buffer;
  readonly patch: Buffer;
  readonly inTree: ReadFile;
}> {
  const repository = orchard();
  const seen: Awaited<ReturnType<RunCommand>>[] = [];
  const recording: RunCommand = async (program, args, options) => {
    const outcome = await run(program, args, options);
    if (args.includes('--patch-with-raw')) seen.push(outcome);
    return outcome;
  };
  const base = repository.git('rev-parse', 'main').trim();
  const source = { kind: 'worktree', base: { ...BASE, sha: base, mergeBase: base } } as const;
  expect(
    await readChanges(recording, { root: repository.root, head: base }, source, { readFile, isLink }),
  ).toMatchObject({ ok: true });
  expect((await changesOf(repository)).files.length).toBeGreaterThan(8);
  return {
    gitOutput: Buffer.from(seen[0]?.stdout ?? []),
    patch: Buffer.from(repository.git('diff', 'main')),
    inTree: readFileIn(repository.root),
  };
}

function orchard(): Repository {
  const tree = Object.fromEntries(
    ['apple', 'pear plum', 'é', 'a"b', 'old', 'gone', 'mode', 'link'].map((name) => [
      `src/${name}.ts`,
      `${FILE}// ${name}\n`,
    ]),
  );
  const repository = createRepository({ ...tree, 'x b/y.ts': FILE });
  const edited = (line: number) => FILE.toString().replace(`pick(${line});`, `  pick(${line});\npick(0);`);
  repository.write({
    'src/apple.ts': `${edited(3)}++ i;\n-- j;`,
    'src/pear plum.ts': edited(40),
    'src/é.ts': edited(1),
    'src/a"b.ts': '',
    'src/new.ts': '@@ -1 +1 @@\n',
    'x b/y.ts': edited(9).replaceAll('\n', '\r\n'),
  });
  repository.git('mv', 'src/old.ts', 'src/renamed.ts');
  for (const name of ['src/gone.ts', 'src/link.ts']) repository.remove(name);
  symlinkSync('apple.ts', path.join(repository.root, 'src/link.ts'));
  repository.git('update-index', '--chmod=+x', 'src/mode.ts');
  repository.git('add', '--intent-to-add', '.');
  return repository;
}

const isLink = () => false;

async function readFile() {
  return FILE;
}

/** A git that answers with these bytes, and is content with whatever it is asked. */
function saying(stdout: Uint8Array): RunCommand {
  return async (_program, args) => {
    const isDiff = args.includes('diff');
    const isIds = args.includes('cat-file');
    const answer = isDiff ? stdout : Buffer.from(isIds ? `${'2'.repeat(40)} commit\n` : '');
    return { code: 0, stdout: answer, stderr: '' };
  };
}

test('whatever git says of a change, it is a problem or a change within the repository', async () => {
  const { gitOutput } = await recorded();
  await fc.assert(
    fc.asyncProperty(mutated(fc.constant(gitOutput)), async (bytes) => {
      const read = await readChanges(
        saying(bytes),
        PLACE,
        { kind: 'staged', base: BASE },
        { readFile, isLink },
      );
      if (read.ok) checkFiles(read.value);
      else expect(read.problems.map((problem) => problem.code)).toEqual(['git-failed']);
    }),
    fuzzBudget(),
  );
});

test('whatever a patch file holds, it is a problem or a change within the repository', async () => {
  const { patch, inTree } = await recorded();
  const held = { bytes: patch, patch: '/srv/change.patch', readFile: inTree, isSource: () => true };
  expect(await readPatchFile(saying(Buffer.alloc(0)), PLACE, held)).toMatchObject({ ok: true });
  await fc.assert(
    fc.asyncProperty(mutated(fc.constant(patch)), async (bytes) => {
      const file = { ...held, bytes };
      const read = await readPatchFile(saying(Buffer.alloc(0)), PLACE, file);
      if (read.ok) checkFiles(read.value);
      else expect(new Set(read.problems.map((problem) => problem.code))).toEqual(new Set(['bad-diff']));
    }),
    fuzzBudget(),
  );
});

test('a change that git could not say to its end is an error, or lacks only whole hunks of its end', async () => {
  const { gitOutput } = await recorded();
  const source = { kind: 'staged', base: BASE } as const;
  const whole = await readChanges(saying(gitOutput), PLACE, source, { readFile, isLink });
  if (!whole.ok) throw new Error(whole.problems[0]?.message);
  const lines = new Map(whole.value.files.map((file) => [file.path, rangesOf(file.added)]));
  await fc.assert(
    fc.asyncProperty(fc.nat(gitOutput.length), async (length) => {
      const read = await readChanges(saying(gitOutput.subarray(0, length)), PLACE, source, {
        readFile,
        isLink,
      });
      if (!read.ok || length === 0) return;
      expect(read.value.files.map((file) => file.path)).toEqual([...lines.keys()]);
      for (const { path: at, added } of read.value.files) expect(lines.get(at)).toContain(rangesOf(added));
    }),
    fuzzBudget(),
  );
});

function rangesOf(ranges: readonly LineRange[]): string {
  return ranges.map((range) => `${range.join('-')} `).join('');
}

function checkFiles({ files }: ChangeSet): void {
  for (const { path: at, formerPath, added, reindented } of files) {
    for (const name of [at, formerPath ?? '']) {
      expect(name.startsWith('/') || name.includes('\0')).toBe(false);
      expect(name.split('/')).not.toContain('..');
    }
    for (const ranges of [added, reindented]) {
      const numbers = ranges.flat();
      expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
      expect(numbers.every((line) => Number.isInteger(line) && line >= 1)).toBe(true);
    }
  }
}
