import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, type Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { isRun } from './evaluate.ts';
import { serveIssues } from './issue-server.ts';
import { BY_HAND, checkout, hosted, type Hosted } from './orchard-on-github.ts';
import { readWorkflow } from './parse-workflow.ts';
import { named, runJob, type StepOutcome } from './run-job.ts';
import { installStryker, RIPE_PACKAGE } from './scripted-parts.ts';

const SCORES = 'coverage/mutation.json';
const BRANCH = 'tidemark/mutation-scores';

const nineOfTen = JSON.stringify({
  $schema: 'urn:tidemark:schema:mutation-summary:v1',
  schemaVersion: 1,
  packages: {
    '@shop/pear': {
      path: 'packages/pear',
      promised: 50,
      detected: 9,
      total: 10,
      ignored: 0,
      survivors: ['?'],
    },
  },
});

/** Artifacts by name, each a folder, as the actions that keep and bring them have it. */
class Artifacts {
  readonly #folder = temporaryFolder();

  keep(name: string, from: string, folder: string): void {
    cpSync(path.join(from, folder), path.join(this.#folder, name), { recursive: true });
  }

  bring(name: string | undefined, to: string): void {
    cpSync(name === undefined ? this.#folder : path.join(this.#folder, name), to, { recursive: true });
  }
}

interface Night {
  readonly judged: Artifacts;
  readonly judgement: readonly StepOutcome[];
}

/** The shares on a machine each, and the judgement of what they left. */
async function night(place: Hosted, nNoticed: number): Promise<Night> {
  const [parts, judged] = [new Artifacts(), new Artifacts()];
  const shards = readWorkflow('nightly.yml').jobs['mutate']?.strategy?.matrix['shard'] ?? [];
  const share = async (shard: string, index: number) => {
    const folder = machine(place, nNoticed).root;
    const contexts = { matrix: { shard }, strategy: { 'job-index': index } };
    const actions = {
      'actions/upload-artifact': ({ name = '' }) => parts.keep(name, folder, 'packages'),
    };
    const outcomes = await runJob(readWorkflow('nightly.yml'), 'mutate', {
      folder,
      github: BY_HAND,
      contexts,
      actions,
    });
    expect(named(outcomes, 'failure')).toEqual([]);
  };
  await Promise.all(shards.map(share));
  const folder = machine(place, nNoticed).root;
  const actions = {
    'actions/download-artifact': ({ path: to = '' }) => parts.bring(undefined, to),
    'actions/upload-artifact': ({ name = '' }) => judged.keep(name, folder, 'coverage'),
  };
  const judgement = await runJob(readWorkflow('nightly.yml'), 'judge', { folder, github: BY_HAND, actions });
  return { judged, judgement };
}

function machine(place: Hosted, nNoticed: number): Repository {
  const clone = checkout(place, 'origin/main');
  installStryker(clone.root, nNoticed);
  return clone;
}

function afterwards(job: string, place: Hosted, { judged }: Night, env: Record<string, string> = {}) {
  const folder = checkout(place, 'origin/main').root;
  const actions = {
    'actions/download-artifact': ({ name, path: to = '' }: Readonly<Record<string, string>>) =>
      judged.bring(name, path.join(folder, to)),
  };
  return runJob(readWorkflow('nightly.yml'), job, { folder, github: BY_HAND, env, actions });
}

test('the first night has nothing to drift from, and proposes its scores on a branch', async () => {
  const orchard = hosted(RIPE_PACKAGE);
  const first = await night(orchard, 9);
  expect(named(first.judgement, 'failure')).toEqual([]);
  const proposed = await afterwards('propose', orchard, first);
  expect(proposed.at(-1)).toMatchObject({ outcome: 'success', log: 'proposed\n' });
  expect(proposed.at(-1)?.summary).toContain(
    `https://github.example/shop/orchard/compare/${BRANCH}?expand=1`,
  );
  expect(orchard.host.git('diff', '--name-only', 'main', BRANCH)).toBe(`${SCORES}\n`);
  expect(JSON.parse(orchard.host.git('show', `${BRANCH}:${SCORES}`))).toMatchObject({
    packages: { '@shop/pear': { detected: 9, total: 10 } },
  });
});

test('a score that fell by more than five points fails the night and opens one issue, which is updated when it is told again', async () => {
  const orchard = hosted({ ...RIPE_PACKAGE, [SCORES]: nineOfTen });
  const server = await serveIssues();
  const env = { GITHUB_API_URL: server.url };
  const fallen = await night(orchard, 8);
  expect(named(fallen.judgement, 'failure')).toEqual(['Mutation — drift (L3)']);
  for (const log of ['opened\n', 'updated\n'])
    expect((await afterwards('issue', orchard, fallen, env)).at(-1)).toMatchObject({
      outcome: 'success',
      log,
    });
  expect(server.issues).toMatchObject([{ labels: ['mutation-drift'], state: 'open' }]);
  expect(server.issues[0]?.body).toContain('8 of 10 mutants noticed, before 9 of 10');
});

test('a night without one of its shares is not judged, and says nothing in an issue', async () => {
  const orchard = hosted(RIPE_PACKAGE);
  const folder = machine(orchard, 9).root;
  const judged = new Artifacts();
  const actions = { 'actions/upload-artifact': ({ name = '' }) => judged.keep(name, folder, 'coverage') };
  const judgement = await runJob(readWorkflow('nightly.yml'), 'judge', { folder, github: BY_HAND, actions });
  expect(named(judgement, 'failure')).toEqual(['Mutation — scores (L3)']);
  expect(existsSync(path.join(folder, SCORES))).toBe(false);
  const server = await serveIssues();
  const told = await afterwards('issue', orchard, { judged, judgement }, { GITHUB_API_URL: server.url });
  expect(told.at(-1)).toMatchObject({ outcome: 'success', log: 'left\n' });
  expect(server.asked).toEqual([]);
});

test('the issue is told of a night that failed too, and scores are proposed after one that did not', () => {
  const { issue, propose } = readWorkflow('nightly.yml').jobs;
  const after = (result: string) => ({ needs: { judge: { result } } });
  expect(isRun(issue?.if, after('failure'), 'failure')).toBe(true);
  expect(isRun(issue?.if, after('skipped'), 'failure')).toBe(false);
  expect(propose?.needs).toBe('judge');
  expect(propose?.if).toBeUndefined();
});
