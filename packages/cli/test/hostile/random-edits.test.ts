import { createRepository, isFuzzing, lcov } from '@tidemark/test-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff, uncoveredLines } from '../run-tidemark.ts';

/** A line that knows whether the author wrote it; every text is there once, so no diff can read it another way. */
interface Line {
  readonly text: string;
  readonly isNew: boolean;
}

const FILES = ['src/apple.ts', 'packages/orchard/src/pear plum.ts', 'src/é.ts'];

const edit = fc.record({
  file: fc.integer({ min: 0, max: FILES.length - 1 }),
  kind: fc.constantFrom('insert', 'replace', 'delete'),
  at: fc.nat(30),
  count: fc.integer({ min: 1, max: 4 }),
  step: fc.constantFrom('commit', 'stage', 'leave'),
});

let serial = 0;
const line = (isNew: boolean): Line => ({ text: `pick(${(serial += 1)});`, isNew });
const textOf = (lines: readonly Line[]) => lines.map(({ text }) => `${text}\n`).join('');

test(
  'random edits: the uncovered changed lines are those of a reference that follows every line',
  { timeout: 600_000 },
  async () => {
    const repository = createRepository({ 'README.md': '' });
    const scenario = fc.record({
      sizes: fc.array(fc.integer({ min: 0, max: 25 }), { minLength: FILES.length, maxLength: FILES.length }),
      edits: fc.array(edit, { minLength: 1, maxLength: 5 }),
      uncovered: fc.infiniteStream(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ sizes, edits, uncovered }) => {
        repository.git('checkout', '-q', '--orphan', `base-${(serial += 1)}`);
        const files = sizes.map((size) => Array.from({ length: size }, () => line(false)));
        repository.write(Object.fromEntries(FILES.map((name, index) => [name, textOf(files[index] ?? [])])));
        repository.git('add', '-A');
        repository.git('commit', '-q', '-m', 'base');
        const base = repository.git('rev-parse', 'HEAD').trim();

        for (const { file, kind, at, count, step } of edits) {
          const lines = files[file] ?? [];
          const written = kind === 'delete' ? [] : Array.from({ length: count }, () => line(true));
          lines.splice(Math.min(at, lines.length), kind === 'insert' ? 0 : count, ...written);
          repository.write({ [FILES[file] ?? '']: textOf(lines) });
          if (step !== 'leave') repository.git('add', '-A', 'src', 'packages');
          if (step === 'commit') repository.git('commit', '-q', '--allow-empty', '-m', 'edit');
        }

        const expected: string[] = [];
        const report: Record<string, Record<number, number>> = {};
        FILES.forEach((name, index) => {
          const hits: Record<number, number> = {};
          (files[index] ?? []).forEach(({ isNew }, at) => {
            const isUncovered = uncovered.next().value === true;
            hits[at + 1] = isUncovered ? 0 : 1;
            if (isNew && isUncovered) expected.push(`${name}:${at + 1}`);
          });
          report[name] = hits;
        });
        repository.write({ 'coverage/lcov.info': lcov(report) });

        const answer = await diff(repository, '--base', base, '--max-items', '1000');
        expect(answer.document.error).toBeNull();
        expect(uncoveredLines(answer).toSorted()).toEqual(expected.toSorted());
        expect(answer.code).toBe(expected.length > 0 ? 1 : 0);
      }),
      { numRuns: isFuzzing() ? 500 : 200 },
    );
  },
);
