import { describe, expect, test } from 'vitest';
import { lcov } from '@tidemark/test-kit';
import type { BaselineDocument, GateDocument } from '../../src/contract/documents.ts';
import { baseline, gate, hits, tidemark } from '../run-tidemark.ts';
import { orchard, reportOf } from './gated-orchard.ts';

const CONFIG = 'tidemark.config.ts';
const config = (section: string) => `export default { gate: { ${section} } };\n`;
const configured = (section: string) => orchard(7, { [CONFIG]: config(section) });

describe('the section gate of tidemark.config.ts', () => {
  test('sets what no flag and no variable does', async () => {
    const repository = configured(
      "policy: 'absolute', metric: 'statements', floor: 69.5, epsilon: 0.05, failClosed: true",
    );
    expect((await gate(repository)).document).toMatchObject({
      reason: 'held',
      settings: {
        policy: 'absolute',
        metric: 'statements',
        floor: '69.5',
        epsilon: '0.05',
        failClosed: true,
      },
    });
    const env = { TIDEMARK_GATE_FLOOR: '70.5', TIDEMARK_GATE_EPSILON: '' };
    const outranked = await tidemark<GateDocument>(repository, ['gate'], { env });
    expect(outranked.document).toMatchObject({
      reason: 'under-floor',
      settings: { floor: '70.5', epsilon: '0.05' },
    });
    const flag = await tidemark<GateDocument>(repository, ['gate', '--floor', '60'], { env });
    expect(flag.document).toMatchObject({ reason: 'held', settings: { floor: '60' } });
  });

  test('is the one of the base: no branch loosens the gate that it has to pass', async () => {
    const repository = configured('floor: 75');
    repository.git('checkout', '--quiet', '-b', 'harvest');
    repository.write({ [CONFIG]: config('floor: 10, enabled: false') });
    repository.commit('loosen');
    expect((await gate(repository)).document).toMatchObject({
      reason: 'under-floor',
      settings: { floor: '75' },
    });
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', 'harvest');
    expect((await gate(repository)).document).toMatchObject({
      reason: 'disabled',
      coverageStatus: 'SKIPPED',
    });
  });

  test('says which repositories it is for, how this one is called, and where its ledger lies', async () => {
    const repository = configured(
      "repos: ['shop/orchard'], repository: 'shop/orchard', ledger: 'sqlite:coverage/l.db', floor: 70",
    );
    expect((await baseline(repository, 'raise')).document).toMatchObject({
      reason: 'raised',
      repository: 'shop/orchard',
    });
    expect((await gate(repository)).document).toMatchObject({ reason: 'held', baseline: { covered: 7 } });
    expect((await gate(repository, '--ledger', 'git')).document.reason).toBe('bootstrap');
    expect((await gate(repository, '--repository', 'shop/cellar')).document.reason).toBe('out-of-scope');
    const elsewhere = await tidemark<BaselineDocument>(repository, ['baseline', 'show'], {
      env: { TIDEMARK_LEDGER: 'git' },
    });
    expect(elsewhere.document.reason).toBe('empty');
  });

  test('measures by its command, for as long as it says', async () => {
    const slow = configured("measure: 'sleep 60', timeoutMs: 100");
    expect((await gate(slow)).document.error?.message).toBe("'sleep 60' took longer than 100 ms");
  });

  test('that is no data keeps the gate from judging, and baselines from being raised', async () => {
    const repository = orchard(9, { [CONFIG]: 'export default { gate: { floor: Math.random() } };\n' });
    const { document } = await gate(repository);
    expect(document).toMatchObject({ status: 'open', reason: 'invalid-config', error: { files: [CONFIG] } });
    expect(reportOf(repository)).toContain('coverage_status: TOOL_ERROR\n');
    expect((await baseline(repository, 'raise')).document.error?.code).toBe('invalid-config');
  });

  test('that names no ledger there is, is refused', async () => {
    expect(await gate(configured("ledger: 'mysql://x'"))).toMatchObject({
      code: 2,
      document: { reason: 'usage' },
    });
  });

  test('goes with the reports that the config names, which a flag outranks', async () => {
    const repository = orchard(9, {
      [CONFIG]: "export default { reports: ['reports/*.info'] };\n",
      '.gitignore': 'reports\ncoverage\n',
    });
    repository.write({ 'reports/all.info': lcov({ 'src/apple.ts': hits(10) }) });
    expect((await gate(repository)).document.measured).toEqual({ covered: 10, total: 10 });
    expect((await gate(repository, '--coverage', 'coverage/lcov.info')).document.measured).toEqual({
      covered: 9,
      total: 10,
    });
    expect((await baseline(repository, 'raise')).document.entries).toMatchObject([
      { marks: { lines: { covered: 10 } } },
    ]);
  });
});
