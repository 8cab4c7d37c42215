import { describe, expect, test } from 'vitest';
import { mistakesIn, readWorkflow, WORKFLOWS, workflowText } from './parse-workflow.ts';

const jobsOf = (file: string) => Object.entries(readWorkflow(file).jobs);
const stepsOf = (file: string) => jobsOf(file).flatMap(([, { steps }]) => steps);

/** What a token of a job may do beyond reading the code. */
const writes = (file: string) =>
  jobsOf(file).flatMap(([name, { permissions = {} }]) =>
    Object.entries(permissions).flatMap(([scope, level]) =>
      level === 'read' ? [] : [`${name} ${scope}: ${level}`],
    ),
  );

test('there are three workflows', () => {
  expect(WORKFLOWS.toSorted()).toEqual(['nightly.yml', 'snapshot.yml', 'validate.yml']);
});

describe.each(WORKFLOWS)('%s', (file) => {
  test("holds for GitHub's own parser", async () => {
    expect(await mistakesIn(workflowText(file))).toEqual([]);
  });

  test('lets a token read, and no more unless a job says so', () => {
    expect(readWorkflow(file).permissions).toEqual({ contents: 'read' });
  });

  test('uses actions by a full commit id, with the version behind it', () => {
    const uses = workflowText(file).match(/uses: .*/g) ?? [];
    expect(uses).toHaveLength(stepsOf(file).filter((step) => step.uses !== undefined).length);
    for (const line of uses) expect(line).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('stops at the first command that fails, a variable that is not set, and a pipe that breaks', () => {
    expect(readWorkflow(file).defaults.run.shell).toBe('bash --noprofile --norc -euo pipefail {0}');
  });

  test('puts no expression into a command line, and no more than three lines of shell', () => {
    for (const { run = '' } of stepsOf(file)) {
      expect(run).not.toContain('${{');
      expect(run.trim().split('\n').length).toBeLessThanOrEqual(3);
    }
  });

  test('never runs code of a pull request with the secrets of its target', () => {
    expect(Object.keys(readWorkflow(file).on)).not.toContain('pull_request_target');
    expect(Object.keys(readWorkflow(file).on)).not.toContain('workflow_run');
  });
});

test("GitHub's own parser tells an unknown key, event and permission", async () => {
  const text = workflowText('validate.yml')
    .replace('merge_group:', 'merge_groups:')
    .replace('contents: read', 'contents: reed')
    .replace('timeout-minutes', 'timeout-hours');
  expect(await mistakesIn(text)).toHaveLength(3);
});

test('only a snapshot, a proposal and the one issue may write', () => {
  expect(writes('validate.yml')).toEqual([]);
  expect(writes('snapshot.yml')).toEqual(['snapshot contents: write']);
  expect(writes('nightly.yml')).toEqual(['issue issues: write', 'propose contents: write']);
});

test('validate is asked for pull requests, for the merge queue and by hand', () => {
  expect(Object.keys(readWorkflow('validate.yml').on)).toEqual([
    'pull_request',
    'merge_group',
    'workflow_dispatch',
  ]);
});

test('snapshot is asked for main alone, and not for what it commits itself', () => {
  expect(readWorkflow('snapshot.yml').on).toEqual({
    push: { branches: ['main'], 'paths-ignore': ['coverage/summary.json'] },
  });
});

test('one step is named as the required check is read by', () => {
  expect(stepsOf('validate.yml').map(({ name }) => name)).toContain('Coverage — diff (L1)');
});

test('pages are checked behind the files that are generated', () => {
  const names = stepsOf('validate.yml').map(({ name }) => name);
  expect(names[names.indexOf('Generated files') + 1]).toBe('Pages');
});

test('reports are kept whatever came of the steps, although they lie in a folder that counts as hidden', () => {
  for (const file of ['validate.yml', 'nightly.yml']) {
    const kept = stepsOf(file).filter(({ with: given }) => given?.['path'] === 'coverage/');
    expect(kept.length).toBeGreaterThan(0);
    for (const step of kept) {
      expect(step.if).toBe('${{ always() }}');
      expect(step.with).toMatchObject({ 'include-hidden-files': true });
    }
  }
});

test('every share of the mutants is tried, and the matrix names all of them', () => {
  const shards = readWorkflow('nightly.yml').jobs['mutate']?.strategy?.matrix['shard'] ?? [];
  expect(shards.length).toBeGreaterThan(1);
  expect(shards).toEqual(shards.map((_, index) => `${index + 1}/${shards.length}`));
});
