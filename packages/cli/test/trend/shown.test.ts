import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { TrendDocument } from '../../src/contract/documents.ts';
import { trendDocument } from '../../src/contract/trend-document.ts';
import { plain } from '../../src/render/plain.ts';
import { sparkline } from '../../src/render/trend/sparkline.ts';
import { trendSvg } from '../../src/render/trend/trend-svg.ts';
import { pointsBetween, trendSeries } from '../../src/trend/trend-series.ts';
import { harvests, summaryOf, trend } from './harvests.ts';
import type { Moment } from '../../src/trend/summary-history.ts';

const two = () =>
  harvests(summaryOf([8, 10], { apple: [5, 10], pear: [1, 2] }), summaryOf([7, 10], { apple: [6, 10] }));

describe('trend', () => {
  test('of one package leaves out all others, and one that nobody knows is usage', async () => {
    const repository = await two();
    const answer = await trend(repository, '--package', 'pear');
    expect(answer.document.series).toMatchObject([{ package: 'pear', isCurrent: false }]);
    expect(answer.stderr).toContain('(gone)');
    expect(answer.stderr).not.toContain('total');
    const unknown = await trend(repository, '--package', 'aple', '--package', 'orchard');
    expect(unknown.code).toBe(2);
    expect(unknown.document.error?.problems.map((problem) => problem.hint)).toEqual([
      'Did you mean apple?',
      'Leave out --package to see them all',
    ]);
  });

  test.each(['yesterday', '2026-02-30', '2026-3-1'])('--since %s is usage', async (since) => {
    expect(await trend(await two(), '--since', since)).toMatchObject({
      code: 2,
      document: { error: { code: 'usage', hint: 'Write --since 2026-01-31' } },
    });
  });

  test('draws an SVG from the folder of --cwd, and names it', async () => {
    const repository = await two();
    const answer = await trend(
      path.join(repository.root, '..'),
      '--cwd',
      repository.root,
      '--svg',
      'a/t.svg',
    );
    expect(answer.document.written).toEqual(['a/t.svg']);
    const text = readFileSync(path.join(repository.root, 'a/t.svg'), 'utf8');
    expect(text).toContain('<title>total: 80 % to 70 %</title>');
    expect(text).toContain('<title>pear: 50 % to 50 %, gone</title>');
    expect(text).toContain('prefers-color-scheme: dark');
    expect(text).not.toMatch(/href|url\(|<script/);
  });

  test('that cannot draw into a folder is usage', async () => {
    const repository = await two();
    expect(await trend(repository, '--svg', 'coverage')).toMatchObject({
      code: 2,
      document: { error: { code: 'usage' } },
    });
    expect(existsSync(path.join(repository.root, 'coverage/.out/trend.json'))).toBe(true);
  });

  test('shows a page, the newest points of it, and keeps the whole', async () => {
    const repository = await two();
    const { document, stderr } = await trend(repository, '--max-items', '1', '--offset', '1');
    expect(document.series).toMatchObject([{ package: 'apple', points: [{ lines: { covered: 6 } }] }]);
    expect(stderr).toContain('and 2 more, left out by --max-items or --offset');
    expect(stderr).toMatch(/apple +▁█ /);
    const kept: TrendDocument = JSON.parse(
      readFileSync(path.join(repository.root, 'coverage/.out/trend.json'), 'utf8'),
    );
    expect(kept.series.map((series) => series.points.length)).toEqual([2, 2, 1]);
  });

  test('lists forty packages, and all with --verbose', async () => {
    const names = Array.from({ length: 45 }, (_, index) => `apple-${index}`);
    const packages = Object.fromEntries(names.map((name) => [name, [1, 2] as const]));
    const repository = await harvests(summaryOf([1, 2], packages));
    expect((await trend(repository)).stderr).toContain('and 6 more (--verbose lists them)');
    expect((await trend(repository, '--verbose')).stderr).toContain('apple-44');
  });
});

describe('a sparkline', () => {
  test.each([
    [[1000, 2000, 3000], '▁▅█'],
    [[5000, 5000], '▅▅'],
    [[null, 4000, null, 6000], ' ▁ █'],
    [[null], ' '],
    [[10_000], '▅'],
    [[], ''],
  ])('of %j is %j', (course, expected) => {
    expect(sparkline(course)).toBe(expected);
  });

  test('of a long course keeps its ends in thirty-two blocks', () => {
    const line = sparkline(Array.from({ length: 500 }, (_, index) => index));
    expect(line).toHaveLength(32);
    expect(line.startsWith('▁')).toBe(true);
    expect(line.endsWith('█')).toBe(true);
  });
});

test('points between two shares are as much as back again, and have the sign of the change', () => {
  const ratio = fc
    .tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }))
    .map(([covered, total]) => ({ covered: Math.min(covered, total), total }));
  fc.assert(
    fc.property(ratio, ratio, (before, after) => {
      const points = pointsBetween(before, after) ?? Number.NaN;
      expect(points + (pointsBetween(after, before) ?? Number.NaN)).toBe(0);
      const exact = (after.covered / after.total - before.covered / before.total) * 100;
      expect(Math.abs(exact - points)).toBeLessThan(0.010_001);
      expect(points * exact).toBeGreaterThanOrEqual(0);
    }),
  );
  expect(pointsBetween({ covered: 0, total: 0 }, { covered: 1, total: 1 })).toBeNull();
});

test('an SVG of any package name is one that a parser takes, with that name in it', () => {
  const name = fc.oneof(
    fc.constantFrom('<script>alert(1)</script>', ']]>', '&amp;', '"', '\u001b[2J', '\ud800', '::error::x'),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );
  const none = { covered: 0, total: 0 };
  const tally = { statements: none, branches: none, functions: none, lines: { covered: 1, total: 3 } };
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), (names) => {
      const packages = new Map(names.map((entry) => [entry, { path: null, tally }]));
      const moments: Moment[] = [{ commit: 'c0ffee', at: null, standing: { total: tally, packages } }];
      const document = trendDocument({
        since: null,
        moments,
        series: trendSeries(moments),
        written: [],
        warnings: [],
      });
      const titles: string[] = [];
      const parser = new SaxesParser();
      parser.on('error', (error) => expect.fail(error.message));
      parser.on('text', (text) => titles.push(text));
      parser.write(Buffer.from(trendSvg(document)).toString('utf8')).close();
      for (const entry of names) {
        const seen = Buffer.from(plain(entry).replaceAll(/[\ufffe\uffff]/g, '\ufffd')).toString('utf8');
        expect(titles).toContain(`${seen}: 33.33 % to 33.33 %`);
      }
    }),
  );
});

test('an SVG of nothing says so, and one of a hundred packages counts the rest', () => {
  const empty = trendDocument({ since: null, moments: [], series: [], written: [], warnings: [] });
  expect(trendSvg(empty)).toContain('No committed coverage/summary.json');
  const none = { covered: 0, total: 0 };
  const tally = { statements: none, branches: none, functions: none, lines: none };
  const packages = new Map(
    Array.from({ length: 103 }, (_, index) => [`apple-${index}`, { path: null, tally }] as const),
  );
  const moments = [{ commit: 'c0ffee', at: null, standing: { total: tally, packages } }];
  const many = trendDocument({ ...empty, since: null, moments, series: trendSeries(moments) });
  expect(trendSvg(many)).toContain('>and 4 more</text>');
  expect(trendSvg(many)).not.toContain('<polyline');
});
