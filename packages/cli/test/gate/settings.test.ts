import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configured, gateSettings, type GateSetting } from '../../src/gate/gate-settings.ts';
import { gate } from '../run-tidemark.ts';
import { orchard } from './gated-orchard.ts';

const from = (given: { readonly [setting in GateSetting]?: string }) =>
  gateSettings((setting) => given[setting] ?? null);
const messages = (given: Parameters<typeof from>[0]) => {
  const read = from(given);
  return read.ok ? [] : read.problems.map((problem) => problem.message);
};

describe('the settings of a gate', () => {
  test('have a default each', () => {
    expect(from({})).toEqual({
      ok: true,
      value: {
        isEnabled: true,
        repos: [],
        repository: null,
        policy: 'both',
        metric: 'lines',
        floor: { text: '80', points: { numerator: 80, denominator: 1 } },
        epsilon: { text: '0', points: { numerator: 0, denominator: 1 } },
        isFailClosed: false,
        measure: null,
        timeoutMs: 1_800_000,
        ledger: { kind: 'git', remote: { kind: 'origin' } },
      },
    });
  });

  test('have the defaults that the published schema of the config tells', () => {
    const schema = new URL('../../../manifest/schema/workspace-config.v1.schema.json', import.meta.url);
    const { properties } = JSON.parse(readFileSync(schema, 'utf8')).properties.gate;
    const told = Object.fromEntries(
      Object.keys(properties).flatMap((key) =>
        'default' in properties[key] ? [[key, properties[key].default]] : [],
      ),
    );
    expect(told).toMatchObject({ policy: 'both', epsilon: 0 });
    expect(gateSettings((setting) => configured(told, setting))).toEqual(from({}));
  });

  test('take the floor of the metric from the band of a file without a layer', () => {
    expect(from({ GATE_METRIC: 'branches' })).toMatchObject({
      value: { metric: 'branches', floor: { text: '75' } },
    });
    expect(from({ GATE_METRIC: 'branches', GATE_FLOOR: '12.5' })).toMatchObject({
      value: { floor: { points: { numerator: 125, denominator: 10 } } },
    });
  });

  test.each([
    ['1', true],
    ['TRUE', true],
    ['on', true],
    ['no', false],
    ['0', false],
    ['Off', false],
    ['', true],
  ])('read the kill-switch %j as %s', (text, isEnabled) => {
    expect(from({ GATE_ENABLED: text })).toMatchObject({ value: { isEnabled } });
  });

  test('that are off are all named, with their flag and their variable', () => {
    const off = {
      GATE_ENABLED: 'maybe',
      GATE_POLICY: 'some',
      GATE_FLOOR: '101',
      GATE_EPSILON: '-1',
      GATE_TIMEOUT_MS: '0',
      REPOSITORY: 'my orchard',
      LEDGER: 'mysql://pear@x',
    } as const;
    expect(messages(off)).toEqual([
      'a ledger is named by git, git:<remote>, git:., sqlite:<file> or postgres://…',
      "TIDEMARK_GATE_ENABLED does not know 'maybe'",
      "--repository (TIDEMARK_REPOSITORY) does not know 'my orchard'",
      "--policy (TIDEMARK_GATE_POLICY) does not know 'some'",
      "--floor (TIDEMARK_GATE_FLOOR) does not know '101'",
      "--epsilon (TIDEMARK_GATE_EPSILON) does not know '-1'",
      "--timeout (TIDEMARK_GATE_TIMEOUT_MS) does not know '0'",
    ]);
    expect(messages({ GATE_TIMEOUT_MS: '2147483648', GATE_METRIC: 'apples' })).toHaveLength(2);
  });

  test('that are off are refused even by a gate that lets pass, before anything is written', async () => {
    const repository = orchard(9);
    expect(await gate(repository, '--floor', 'high')).toMatchObject({
      code: 2,
      document: { status: 'error', reason: 'usage', report: null },
    });
    expect(await gate(repository, '--fail-open', '--fail-closed')).toMatchObject({
      code: 2,
      document: { error: { message: '--fail-open and --fail-closed do not go together' } },
    });
  });
});
