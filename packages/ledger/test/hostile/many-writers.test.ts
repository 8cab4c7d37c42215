import path from 'node:path';
import { isFuzzing, PLAIN_GIT, runProcess } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { commitId, coveredOf, valueOf } from '../measurements.ts';
import { KINDS, lookedAt } from '../stores.ts';

const WRITER = path.join(import.meta.dirname, '../raise-once.ts');
const N_WRITERS = isFuzzing() ? 50 : 16;

/** All shares in an order that goes up and down all the way. */
const SHARES = Array.from({ length: N_WRITERS }, (_, index) => ((index * 27) % N_WRITERS) + 1);

describe.each(KINDS)('many processes that raise one baseline in $kind at once', ({ make }) => {
  test('end at the maximum, and every raise is in a history that only rises', async () => {
    const ledger = await make();
    const outcomes = await Promise.all(
      SHARES.map((covered) =>
        runProcess(process.execPath, [WRITER, ledger.root, ledger.place, 'orchard', String(covered)], {
          cwd: ledger.root,
          env: PLAIN_GIT,
        }),
      ),
    );
    for (const { code, stderr } of outcomes) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const said: { isRaised: boolean; revision: number }[] = outcomes.map(({ stdout }) => JSON.parse(stdout));
    const history = valueOf(await (await lookedAt(ledger)).history('orchard', 100));
    const revisions = history.map((entry) => entry.revision).toReversed();
    expect(revisions).toEqual(Array.from(revisions, (_, index) => index + 1));
    const marks = history.map((entry) => coveredOf(entry.baseline) ?? 0).toReversed();
    expect(marks).toEqual([...new Set(marks)].toSorted((left, right) => left - right));
    expect(marks.at(-1)).toBe(N_WRITERS);
    // Whoever was told that it raised the mark did, in the very entry it was told of.
    const raised = said.flatMap(({ isRaised, revision }, index) =>
      isRaised ? [[revision, SHARES[index]]] : [],
    );
    expect(raised.toSorted(([left = 0], [right = 0]) => left - right)).toEqual(
      marks.map((covered, index) => [index + 1, covered]),
    );
    expect(history.map((entry) => entry.baseline.marks.lines?.commit)).toEqual(
      marks.map(commitId).toReversed(),
    );
  });
});
