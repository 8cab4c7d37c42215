import path from 'node:path';
import { temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { doctor, found, orchard, workflow } from './healthy-orchard.ts';

const GATE = '.github/workflows/gate.yml';
const gated = (parts: Parameters<typeof workflow>[0]) => orchard({ [GATE]: workflow(parts) });
const checkout = (inputs = '') => `      - uses: actions/checkout@v7\n${inputs}`;

describe('shallow-checkout', () => {
  test.each([
    ['no depth', ''],
    ['one commit', '        with: { fetch-depth: 1 }\n'],
    ['other inputs', '        with:\n          persist-credentials: false\n'],
  ])('is found in a gate job whose checkout names %s', async (_what, inputs) => {
    expect(await found(gated({ checkout: checkout(inputs) }))).toEqual([`shallow-checkout ${GATE}:7`]);
  });

  test.each(['pnpm gate', 'pnpm --silent run gate', 'npx tidemark --quiet diff', 'pnpm coverage:diff'])(
    'is found where the gate is run by %s',
    async (run) => {
      expect(await found(gated({ checkout: checkout(), run }))).toEqual([`shallow-checkout ${GATE}:7`]);
    },
  );

  test.each([
    [
      'the depth is an expression',
      { checkout: checkout("        with: { fetch-depth: '${{ inputs.depth }}' }\n") },
    ],
    ['the depth is the text 0', { checkout: checkout("        with: { fetch-depth: '0' }\n") }],
    ['the history is fetched by hand', { checkout: `${checkout()}      - run: git fetch --unshallow\n` }],
    ['nothing is compared', { checkout: checkout(), run: 'tidemark aggregate' }],
    ['no gate runs', { checkout: checkout(), run: 'pnpm install gates' }],
    ['another action checks out', { checkout: '      - uses: orchard/checkout@v1\n' }],
  ])('is not found where %s', async (_what, parts) => {
    expect(await found(gated(parts))).toEqual([]);
  });
});

describe('merge-group-missing', () => {
  test.each(['pull_request', '[push, pull_request_target]', '\n  pull_request:\n    branches: [main]'])(
    'is found in a gate for %j',
    async (on) => {
      const [finding] = await found(gated({ on }));
      expect(finding).toMatch(/^merge-group-missing .*gate\.yml:[23]$/);
      expect((await doctor(gated({ on }))).document).toMatchObject({ status: 'pass', reason: 'warned' });
    },
  );

  test.each(['push', '[pull_request, merge_group]', '[schedule]'])(
    'is not found in a gate for %s',
    async (on) => {
      expect(await found(gated({ on }))).toEqual([]);
    },
  );

  test('is found through an alias, and not in a workflow without a gate', async () => {
    const anchored = `x: &events [pull_request]\n${workflow({ on: '*events' })}`;
    expect(await found(orchard({ [GATE]: anchored }))).toEqual([`merge-group-missing ${GATE}:1`]);
    expect(await found(gated({ on: 'pull_request', run: 'echo' }))).toEqual([]);
    expect(await found(orchard({ [GATE]: 'jobs: {}\n', '.github/workflows/b.yaml': '- 1\n' }))).toEqual([]);
  });
});

test('unreadable-config is said of a workflow that does not parse, is very large, or grows without end', async () => {
  const bomb = [
    'a: &a [1]',
    ...[...'bcdefgh'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`),
  ].join('\n');
  const huge = `# ${'x'.repeat(2 * 1024 * 1024)}\non: push\n`;
  for (const text of ['on: [', `${bomb}\n`, '', huge])
    expect(await found(orchard({ [GATE]: text }))).toEqual([`unreadable-config ${GATE}`]);
});

test('an alias without its anchor stands for nothing that is known', async () => {
  expect(await found(gated({ on: '*nobody' }))).toEqual([]);
});

test('what is nested very deep in a workflow is not looked at', async () => {
  const deep = `x: ${'['.repeat(80)}${']'.repeat(80)}\n${workflow({ on: 'pull_request' })}`;
  expect(await found(orchard({ [GATE]: deep }))).toEqual([`merge-group-missing ${GATE}:3`]);
});

test('shallow-clone is said of a clone whose history was cut', async () => {
  const origin = orchard();
  origin.commit('harvest');
  const clone = path.join(temporaryFolder(), 'clone');
  origin.git('clone', '-q', '--depth=1', `file://${origin.root}`, clone);
  expect(await found(clone)).toEqual(['shallow-clone']);
  expect((await doctor(clone)).code).toBe(0);
});
