import { describe, expect, test } from 'vitest';
import { overrideBaseline, raiseBaseline } from '../src/index.ts';
import { coveredOf, commitId, measured, valueOf } from './measurements.ts';
import { KINDS, lookedAt, opened } from './stores.ts';

const ANSWER = { actor: 'pomona', reason: 'the press is gone', expires: '2026-12-31' };
const ORCHARD = 'example.org/shop/orchard';

describe.each(KINDS)('a ledger in $kind', ({ make }) => {
  test('holds nothing of a repository before its first raise', async () => {
    const ledger = await make();
    for (const reader of [await lookedAt(ledger), await opened(ledger)]) {
      expect(valueOf(await reader.read(ORCHARD))).toBeNull();
      expect(valueOf(await reader.history(ORCHARD, 10))).toEqual([]);
    }
  });

  test('gives back what was recorded, through another door', async () => {
    const ledger = await make();
    const store = await opened(ledger);
    const { entry, isRaised } = valueOf(await raiseBaseline(store, ORCHARD, measured(90, commitId(7))));
    expect(isRaised).toBe(true);
    expect(entry).toMatchObject({
      revision: 1,
      kind: 'raise',
      actor: null,
      reason: null,
      baseline: {
        marks: {
          lines: {
            covered: 90,
            total: 100,
            commit: commitId(7),
            tool: 'vitest 5.1.0',
            provider: 'v8 5.1.0',
            node: '24.21.0',
          },
          branches: null,
        },
        override: null,
      },
    });
    expect(entry?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const reader = await lookedAt(ledger);
    expect(valueOf(await reader.read(ORCHARD))).toEqual(entry);
    expect(valueOf(await (await opened(ledger)).history(ORCHARD, 10))).toEqual([entry]);
  });

  test('sets nothing on a revision that is not the newest', async () => {
    const ledger = await make();
    const [store, other] = [await opened(ledger), await opened(ledger)];
    const first = valueOf(await raiseBaseline(store, ORCHARD, measured(90))).entry;
    const change = {
      kind: 'raise',
      actor: null,
      reason: null,
      baseline: first?.baseline ?? expect.fail(),
    } as const;
    for (const stale of [null, 2])
      expect(valueOf(await other.compareAndSet(ORCHARD, stale, change))).toBeNull();
    expect(valueOf(await other.compareAndSet(ORCHARD, 1, change))?.revision).toBe(2);
    expect(valueOf(await store.compareAndSet(ORCHARD, 1, change))).toBeNull();
    expect(valueOf(await store.history(ORCHARD, 10)).map((entry) => entry.revision)).toEqual([2, 1]);
  });

  test('a raise that somebody answers for names them, with the reason', async () => {
    const store = await opened(await make());
    const answer = { actor: 'pomona@example.org', reason: 'measured on the farm' };
    expect(valueOf(await raiseBaseline(store, ORCHARD, measured(90), answer)).entry).toMatchObject(answer);
    expect(valueOf(await store.read(ORCHARD))).toMatchObject({ kind: 'raise', ...answer });
  });

  test('only rises: a lower measurement records nothing', async () => {
    const store = await opened(await make());
    await raiseBaseline(store, ORCHARD, measured(90));
    const lower = valueOf(await raiseBaseline(store, ORCHARD, measured(89)));
    expect(lower).toMatchObject({ isRaised: false, entry: { revision: 1 } });
    expect(valueOf(await raiseBaseline(store, ORCHARD, measured(91))).entry?.revision).toBe(2);
    const history = valueOf(await store.history(ORCHARD, 10));
    expect(history.map((entry) => coveredOf(entry.baseline))).toEqual([91, 90]);
    expect(valueOf(await store.history(ORCHARD, 1))).toHaveLength(1);
  });

  test('keeps an override on record, with who answers for it', async () => {
    const store = await opened(await make());
    const none = await overrideBaseline(store, ORCHARD, measured(80), ANSWER);
    expect(none).toMatchObject({ ok: false, problems: [{ message: 'there is no baseline to override' }] });
    await raiseBaseline(store, ORCHARD, measured(90));
    const nothing = await overrideBaseline(store, ORCHARD, measured(95), ANSWER);
    expect(nothing).toMatchObject({ ok: false, problems: [{ code: 'usage' }] });
    const answer = { actor: 'pomona', reason: 'the old press is "gone"; ünï\n-- x', expires: '2026-12-31' };
    valueOf(await overrideBaseline(store, ORCHARD, measured(70), answer));
    const newest = valueOf(await store.read(ORCHARD));
    expect(newest).toMatchObject({ revision: 2, kind: 'override', actor: 'pomona', reason: answer.reason });
    expect(newest?.baseline.override).toMatchObject({ ...answer, marks: { lines: { covered: 70 } } });
    expect(coveredOf(newest?.baseline ?? expect.fail())).toBe(90);
  });

  test('keeps repositories apart, whatever they are called', async () => {
    const store = await opened(await make());
    const names = [
      'orchard',
      'Orchard',
      'shop/orchard',
      '../orchard',
      'o\'r"c%2F',
      'obst-gärten',
      '.git',
      'x'.repeat(200),
    ];
    for (const [index, name] of names.entries())
      expect(valueOf(await raiseBaseline(store, name, measured(index + 1))).entry?.revision).toBe(1);
    for (const [index, name] of names.entries()) {
      const entries = valueOf(await store.history(name, 10));
      expect(entries.map((entry) => coveredOf(entry.baseline))).toEqual([index + 1]);
    }
    expect(valueOf(await raiseBaseline(store, 'orchard', measured(50))).entry?.revision).toBe(2);
    expect(coveredOf(valueOf(await store.read('Orchard'))?.baseline ?? expect.fail())).toBe(2);
  });
});
