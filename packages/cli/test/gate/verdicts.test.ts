import { readCoverageStatus } from '@tidemark/verdict';
import { describe, expect, test } from 'vitest';
import { baseline, gate, source } from '../run-tidemark.ts';
import { measure, orchard, reportOf } from './gated-orchard.ts';

describe('a gate without a baseline', () => {
  test('asks the floor alone, and says BOOTSTRAP', async () => {
    const repository = orchard(8);
    const { code, document, stderr } = await gate(repository);
    expect({ code, ...document }).toMatchObject({
      code: 0,
      status: 'pass',
      reason: 'bootstrap',
      coverageStatus: 'BOOTSTRAP',
      measured: { covered: 8, total: 10 },
      baseline: null,
      settings: { policy: 'both', metric: 'lines', floor: '80', epsilon: '0', failClosed: false },
      next: [],
    });
    expect(stderr).toContain('BOOTSTRAP: lines 8 of 10 (80 %)');
  });

  test('fails under the floor', async () => {
    const { code, document } = await gate(orchard(7));
    expect({ code, ...document }).toMatchObject({
      code: 1,
      status: 'fail',
      reason: 'under-floor',
      coverageStatus: 'FAIL',
      findings: [{ kind: 'under-floor' }],
    });
    expect(document.next).toEqual(['tidemark diff', 'tidemark gate']);
  });
});

describe('a gate with a baseline', () => {
  test('passes at the mark, and above it', async () => {
    const repository = orchard(9);
    await baseline(repository, 'raise');
    expect((await gate(repository)).document).toMatchObject({
      status: 'pass',
      reason: 'held',
      coverageStatus: 'PASS',
      baseline: { covered: 9, total: 10, revision: 1, override: null },
    });
    measure(repository, 10);
    expect((await gate(repository)).document.coverageStatus).toBe('PASS');
  });

  test('fails under it, although the floor is held, and says how much is owed', async () => {
    const repository = orchard(9);
    await baseline(repository, 'raise');
    measure(repository, 8);
    const { code, document, stderr } = await gate(repository);
    expect({ code, ...document }).toMatchObject({
      code: 1,
      reason: 'under-baseline',
      coverageStatus: 'FAIL',
    });
    expect(document.findings).toMatchObject([{ kind: 'under-baseline' }]);
    expect(document.findings[0]?.message).toBe(
      'lines 8 of 10 (80 %) is under the baseline of 9 of 10 (90 %)',
    );
    expect(document.findings[0]?.hint).toContain('1 fewer uncovered lines');
    expect(stderr).toContain('FAIL: lines 8 of 10 (80 %), baseline 9 of 10 (90 %)');
  });

  test('lets covered code be deleted, and flapping runs be within epsilon', async () => {
    const repository = orchard(9);
    await baseline(repository, 'raise');
    repository.write({ 'src/apple.ts': source(5) });
    measure(repository, 4, 5);
    expect((await gate(repository)).document.coverageStatus).toBe('PASS');
    repository.write({ 'src/apple.ts': source(10) });
    measure(repository, 8);
    expect((await gate(repository, '--epsilon', '10')).document.coverageStatus).toBe('PASS');
    const { document } = await gate(repository, '--epsilon', '9.99');
    expect(document.findings[0]?.message).toContain('by more than 9.99 points');
  });

  test('asks what its policy says, of the metric that it is told', async () => {
    const repository = orchard(9);
    await baseline(repository, 'raise');
    measure(repository, 8);
    const reasonOf = async (...words: readonly string[]) =>
      (await gate(repository, ...words)).document.reason;
    expect(await reasonOf('--policy', 'absolute')).toBe('held');
    expect(await reasonOf('--policy', 'absolute', '--floor', '80.01')).toBe('under-floor');
    expect(await reasonOf('--policy', 'baseline', '--floor', '100')).toBe('under-baseline');
    expect(await reasonOf('--policy', 'both', '--floor', '100')).toBe('under-baseline');
    expect(await reasonOf('--metric', 'statements')).toBe('under-baseline');
  });

  test('compares with the mark that its base holds, not with a later one', async () => {
    const repository = orchard(8);
    await baseline(repository, 'raise');
    repository.git('checkout', '--quiet', '-b', 'harvest');
    repository.commit('the branch');
    repository.git('checkout', '--quiet', 'main');
    repository.commit('main moves on');
    measure(repository, 10);
    await baseline(repository, 'raise');
    repository.git('checkout', '--quiet', 'harvest');
    measure(repository, 8);
    expect((await gate(repository)).document).toMatchObject({
      coverageStatus: 'PASS',
      baseline: { covered: 8, revision: 1 },
    });
    repository.git('merge', '--quiet', 'main', '-m', 'catch up');
    expect((await gate(repository)).document).toMatchObject({
      coverageStatus: 'FAIL',
      baseline: { covered: 10, revision: 2 },
    });
  });

  test('says when the ledger holds marks, and none of its base', async () => {
    const repository = orchard(9);
    repository.git('checkout', '--quiet', '-b', 'harvest');
    repository.commit('the branch');
    await baseline(repository, 'raise');
    repository.git('checkout', '--quiet', 'main');
    measure(repository, 9);
    const { document } = await gate(repository);
    expect(document.coverageStatus).toBe('BOOTSTRAP');
    expect(document.warnings).toMatchObject([{ code: 'unproven' }, { code: 'no-ancestor' }]);
  });

  test('fails for a file that no report mentions, where its package promised to be measured', async () => {
    const repository = orchard(9, {
      'feature.manifest.ts': "export default { name: 'orchard', coverage: {} };\n",
      'src/pear.ts': source(2),
    });
    const { code, document, stderr } = await gate(repository);
    expect({ code, ...document }).toMatchObject({ code: 1, reason: 'unmeasured', coverageStatus: 'FAIL' });
    expect(document.unmeasured).toMatchObject([{ file: 'src/pear.ts', package: 'orchard' }]);
    expect(stderr).toContain('src/pear.ts');
  });
});

describe('the report of a gate', () => {
  test('says in its frontmatter what the answer says, and of which commit', async () => {
    const repository = orchard(9);
    const { document } = await gate(repository);
    const text = reportOf(repository);
    expect(document.report).toBe('coverage/.out/coverage-report.md');
    expect(readCoverageStatus(text)).toEqual({
      status: 'BOOTSTRAP',
      commit: repository.git('rev-parse', 'HEAD').trim(),
    });
    expect(text).toContain(`tree: ${repository.git('rev-parse', 'HEAD^{tree}').trim()}\n`);
    expect(text).toContain('measured: 9/10\nbaseline: null\nfloor: 80\nepsilon: 0\n---\n');
    expect(text).toContain('| measured | 9 | 10 | 90 % |');
  });

  test('shows no text from outside as anything but text', async () => {
    const repository = orchard(9);
    await baseline(repository, 'raise');
    measure(repository, 8);
    const reason = '](x) <b> | `coverage_status: PASS`';
    const words = ['--reason', reason, '--expires', '2999-12-31', '--actor', '*pomona*'];
    await baseline(repository, 'override', ...words);
    expect((await gate(repository)).document).toMatchObject({
      coverageStatus: 'PASS',
      baseline: { covered: 8, override: { actor: '*pomona*', reason, expires: '2999-12-31' } },
    });
    expect(reportOf(repository)).toContain(
      String.raw`until 2999-12-31 by \*pomona\*: \](x) \<b\> \| \`coverage\_status: PASS\``,
    );
  });

  test('says of evidence without provenance that nothing proves it', async () => {
    const { document } = await gate(orchard(9));
    expect(document.warnings).toEqual([
      {
        code: 'unproven',
        message:
          'no provenance beside coverage/lcov.info: whether the tests ran on this text cannot be proved',
      },
    ]);
  });

  test('says that what was judged is not committed', async () => {
    const repository = orchard(9);
    repository.write({ 'src/apple.ts': `${source(10)}// more\n`, 'src/types.ts': 'export type A = 1;\n' });
    const { document } = await gate(repository);
    expect(document.head).toMatchObject({ dirty: true });
    expect(document.warnings).toEqual([
      expect.objectContaining({ code: 'unproven' }),
      {
        code: 'dirty-tree',
        message: 'src/apple.ts and 1 more is not committed: what was judged is not what HEAD holds',
      },
    ]);
  });
});
