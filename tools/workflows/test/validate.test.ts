import { expect, test } from 'vitest';
import { filledIn } from './evaluate.ts';
import {
  APPLE,
  BY_HAND,
  checkout,
  hosted,
  mergeGroup,
  PULL_REQUEST,
  pushed,
  trees,
  type Hosted,
} from './orchard-on-github.ts';
import { readWorkflow } from './parse-workflow.ts';
import { named, runJob, type GithubContext, type StepOutcome } from './run-job.ts';

const DIFF = 'Coverage — diff (L1)';
const GATE = 'Coverage — gate';

const validate = (place: Hosted, revision: string, github: GithubContext) =>
  runJob(readWorkflow('validate.yml'), 'validate', { folder: checkout(place, revision).root, github });

const logOf = (outcomes: readonly StepOutcome[], name: string) =>
  outcomes.find((outcome) => outcome.name === name)?.log ?? '';

test('a pull request whose lines ran passes every step but the gate, which is for the queue', async () => {
  const orchard = hosted();
  orchard.work.git('switch', '--quiet', '-c', 'graft');
  const outcomes = await validate(orchard, pushed(orchard, { [APPLE]: trees(12) }), PULL_REQUEST);
  expect(named(outcomes, 'failure')).toEqual([]);
  expect(named(outcomes, 'skipped')).toEqual([GATE]);
  expect(logOf(outcomes, DIFF)).toMatch(/2 of 2|covered/);
});

test('a line that no test ran fails the step of the diff by its place, and the reports are kept', async () => {
  const orchard = hosted();
  orchard.work.git('switch', '--quiet', '-c', 'graft');
  const change = { [APPLE]: trees(12), 'untested.json': '[12]' };
  const outcomes = await validate(orchard, pushed(orchard, change), PULL_REQUEST);
  expect(named(outcomes, 'failure')).toEqual([DIFF]);
  expect(logOf(outcomes, DIFF)).toContain(`${APPLE}:12`);
  const step = outcomes.find(({ name }) => name === DIFF);
  expect(step?.log).toMatch(new RegExp(`^::error file=${APPLE},line=12`, 'm'));
  expect(step?.summary).toContain(APPLE);
  expect(outcomes.at(-1)).toMatchObject({ name: 'Keep the reports', outcome: 'success' });
});

test('what main got meanwhile is not judged as part of a pull request', async () => {
  const orchard = hosted();
  orchard.work.git('switch', '--quiet', '-c', 'graft');
  pushed(orchard, { 'notes.md': 'grafted' });
  orchard.work.git('switch', '--quiet', 'main');
  pushed(orchard, { [APPLE]: trees(13), 'untested.json': '[13]' });
  orchard.work.git('merge', '--quiet', '--no-edit', 'graft');
  orchard.work.git('push', '--quiet', 'origin', 'HEAD:refs/pull/3/merge');
  const merged = orchard.work.git('rev-parse', 'HEAD').trim();
  const clone = checkout(orchard, 'origin/main');
  clone.git('fetch', '--quiet', 'origin', 'refs/pull/3/merge');
  clone.git('checkout', '--quiet', merged);
  const outcomes = await runJob(readWorkflow('validate.yml'), 'validate', {
    folder: clone.root,
    github: PULL_REQUEST,
  });
  expect(named(outcomes, 'failure')).toEqual([]);
});

test('tests that fail are told, and the evidence that they left is judged all the same', async () => {
  const orchard = hosted();
  orchard.work.git('switch', '--quiet', '-c', 'graft');
  const change = { [APPLE]: trees(12), 'untested.json': '[12]', 'broken.txt': '' };
  const outcomes = await validate(orchard, pushed(orchard, change), PULL_REQUEST);
  expect(named(outcomes, 'failure')).toEqual(['Tests, with coverage (L0)', DIFF]);
});

test('a check that fails ends the job before anything is measured', async () => {
  const orchard = hosted();
  const manifest: { scripts: object } = JSON.parse(orchard.work.git('show', 'HEAD:package.json'));
  const broken = JSON.stringify({ ...manifest, scripts: { ...manifest.scripts, lint: 'exit 1' } });
  const outcomes = await validate(orchard, pushed(orchard, { 'package.json': broken }), BY_HAND);
  expect(named(outcomes, 'failure')).toEqual(['Lint']);
  expect(named(outcomes, 'skipped')).toContain(DIFF);
});

test('a merge group is judged from the commit that it stands on, and against the baseline of main', async () => {
  const orchard = hosted();
  const raised = checkout(orchard, 'origin/main');
  expect(
    named(
      await runJob(readWorkflow('snapshot.yml'), 'snapshot', { folder: raised.root, github: BY_HAND }),
      'failure',
    ),
  ).toEqual([]);
  orchard.work.git('switch', '--quiet', '-c', 'queue');
  const first = pushed(orchard, { [APPLE]: trees(12), 'untested.json': '[12]' });
  const second = pushed(orchard, { [APPLE]: trees(13) });
  const outcomes = await validate(orchard, second, mergeGroup(first));
  expect(named(outcomes, 'failure')).toEqual([GATE]);
  expect(logOf(outcomes, GATE)).toMatch(/is under the baseline/);
});

test('only the queue, whose code was reviewed, leaves a token behind; the base comes from the event', () => {
  const { env, steps } = readWorkflow('validate.yml').jobs['validate'] ?? { steps: [] };
  const told = (github: GithubContext) =>
    [steps[0]?.with?.['persist-credentials'], env?.['TIDEMARK_BASE']].map((text) =>
      filledIn(String(text), { github }),
    );
  expect(told(PULL_REQUEST)).toEqual(['false', 'origin/main']);
  expect(told(mergeGroup('5e87e34'))).toEqual(['true', '5e87e34']);
  expect(told(BY_HAND)).toEqual(['false', '']);
});
