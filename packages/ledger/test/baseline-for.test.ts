import { failed, ok, type Result } from '@tidemark/kernel';
import { describe, expect, test } from 'vitest';
import { NO_BASELINE, type Entry } from '../src/baseline.ts';
import { areComparable, baselineFor, overrideInForce, type BaselineReader } from '../src/look.ts';
import { overridden } from '../src/overridden.ts';
import { raised } from '../src/raised.ts';
import { commitId, measured, TOOLS, valueOf } from './measurements.ts';

/** A reader of so many raises, one line better each: revision n was measured at commit n. */
function readerOf(nEntries: number): BaselineReader & { readonly limits: number[] } {
  const entries: Entry[] = [];
  let baseline = NO_BASELINE;
  for (let revision = 1; revision <= nEntries; revision += 1) {
    baseline =
      raised(baseline, measured({ covered: revision, total: 10_000 }, commitId(revision))) ?? baseline;
    entries.unshift({
      revision,
      at: '2026-01-01T00:00:00.000Z',
      kind: 'raise',
      actor: null,
      reason: null,
      baseline,
    });
  }
  return readerOfEntries(entries);
}

function readerOfEntries(entries: readonly Entry[]): BaselineReader & { readonly limits: number[] } {
  const limits: number[] = [];
  return {
    limits,
    read: () => Promise.resolve(ok(entries[0] ?? null)),
    history: (_, limit) => {
      limits.push(limit);
      return Promise.resolve(ok(entries.slice(0, limit)));
    },
    close: () => Promise.resolve(),
  };
}

const ask = (reader: BaselineReader, isAncestor: (commit: string) => Result<boolean>, today = '2026-06-01') =>
  baselineFor(reader, {
    repository: 'orchard',
    metric: 'lines',
    today,
    isAncestor: (commit) => Promise.resolve(isAncestor(commit)),
  });

const upTo = (revision: number) => (commit: string) => ok(Number.parseInt(commit, 16) <= revision);

describe('the baseline that is compared with', () => {
  test('is the newest one when the base holds all of them', async () => {
    const reader = readerOf(20);
    expect(valueOf(await ask(reader, upTo(20)))).toMatchObject({ found: { revision: 20, override: null } });
    expect(reader.limits).toHaveLength(1);
  });

  test('is the newest one that the base holds, however far back', async () => {
    expect(valueOf(await ask(readerOf(300), upTo(7))).found).toMatchObject({
      revision: 7,
      mark: { covered: 7, commit: commitId(7) },
    });
  });

  test('is none when nothing was recorded, or when the base holds no mark, which is told apart', async () => {
    expect(valueOf(await ask(readerOf(0), upTo(1)))).toEqual({ found: null, isRecorded: false });
    expect(valueOf(await ask(readerOf(5), upTo(0)))).toEqual({ found: null, isRecorded: true });
    expect(valueOf(await ask(readerOf(5), upTo(5)))).toMatchObject({ isRecorded: true });
  });

  test('is an error where the ledger or the history cannot tell', async () => {
    const broken = failed({ code: 'shallow-history', message: 'too short', hint: '' });
    expect(await ask(readerOf(2), () => broken)).toEqual(broken);
    const reader = { ...readerOf(2), history: () => Promise.resolve(broken) };
    expect(await ask(reader, upTo(2))).toEqual(broken);
  });

  test('asks once about a commit that marks several entries', async () => {
    const asked: string[] = [];
    const first = readerOf(1);
    const [entry] = valueOf(await first.history('orchard', 1));
    const twice = readerOfEntries(entry === undefined ? [] : [{ ...entry, revision: 2 }, entry]);
    await ask(twice, (commit) => {
      asked.push(commit);
      return ok(false);
    });
    expect(asked).toEqual([commitId(1)]);
  });
});

describe('an override', () => {
  const high = raised(NO_BASELINE, measured(90)) ?? NO_BASELINE;
  const answer = { actor: 'pomona', reason: 'the press is gone', expires: '2026-06-01' };
  const baseline = overridden(high, measured(70, commitId(9)), answer) ?? NO_BASELINE;
  const entry: Entry = { revision: 2, at: '2026-01-01T00:00:00.000Z', kind: 'override', ...answer, baseline };

  test('counts up to its last day, wherever the branch started', async () => {
    const reader = readerOfEntries([entry]);
    const onLastDay = valueOf(await ask(reader, () => ok(false), '2026-06-01'));
    expect(onLastDay.found).toMatchObject({ mark: { covered: 70 }, override: { actor: 'pomona' } });
    expect(valueOf(await ask(reader, () => ok(true), '2026-06-02')).found).toMatchObject({
      mark: { covered: 90 },
      override: null,
    });
  });

  test('is none for a metric that it does not lower', () => {
    expect(overrideInForce(baseline, 'lines', '2026-01-01')?.mark.covered).toBe(70);
    expect(overrideInForce(baseline, 'branches', '2026-01-01')).toBeNull();
    expect(overrideInForce(high, 'lines', '2026-01-01')).toBeNull();
  });
});

describe('two sets of tools', () => {
  test('count alike when names and majors are the same, and what is not said is not held against them', () => {
    expect(areComparable(TOOLS, { tool: 'vitest 5.9.3', provider: 'v8 5.2.0', node: '24.30.1' })).toBe(true);
    expect(areComparable(TOOLS, { tool: null, provider: null, node: null })).toBe(true);
  });

  test.each([
    ['another provider', { ...TOOLS, provider: 'istanbul 5.1.0' }],
    ['another major of the runner', { ...TOOLS, tool: 'vitest 6.0.0' }],
    ['another major of Node', { ...TOOLS, node: '26.0.0' }],
    ['a second provider', { ...TOOLS, provider: 'istanbul 5.1.0 + v8 5.1.0' }],
  ])('%s counts otherwise', (_, other) => {
    expect(areComparable(TOOLS, other)).toBe(false);
    expect(areComparable(other, TOOLS)).toBe(false);
  });
});
