import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PLAIN_GIT, runProcess, temporaryFolder, type ProcessOutcome } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { APPLE, checkout, hosted, pushed, trees, type Hosted } from './orchard-on-github.ts';
import { ROOT } from './parse-workflow.ts';
import { install, NPX } from './run-job.ts';

const job = z.object({
  script: z.array(z.string()),
  variables: z.record(z.string(), z.string()),
  rules: z.array(z.object({ if: z.string() })),
});
const pipeline = z.object({ coverage: job, baseline: job });

/** The pipeline of the guide. */
function pipelineOf(guide: string) {
  const [, text = ''] = /```yaml\n(stages:[^`]*)```/.exec(guide) ?? [];
  return pipeline.parse(parse(text));
}

const PIPELINE = pipelineOf(readFileSync(path.join(ROOT, 'docs/guides/ci.md'), 'utf8'));

/** Runs the script of a job in one shell, as a runner does, on a checkout of a commit. */
function runScript(
  place: Hosted,
  name: keyof typeof PIPELINE,
  commit: string,
  env: Readonly<Record<string, string>>,
): Promise<ProcessOutcome> {
  const bin = temporaryFolder();
  install(bin, { npx: NPX });
  const { script, variables } = PIPELINE[name];
  const PATH = [bin, path.dirname(process.execPath), process.env['PATH']].join(':');
  return runProcess('bash', ['-eo', 'pipefail', '-c', script.join('\n')], {
    cwd: checkout(place, commit).root,
    env: { ...PLAIN_GIT, CI: 'true', HOME: bin, PATH, ...variables, ...env },
  });
}

const says = ({ stdout, stderr }: ProcessOutcome) => stdout + stderr;

test('a job that judges has the whole history, and one at a time raises the baseline, on the default branch', () => {
  expect(PIPELINE.coverage.variables).toMatchObject({ GIT_DEPTH: '0' });
  expect(PIPELINE.baseline.variables).toMatchObject({ GIT_DEPTH: '0' });
  expect(PIPELINE.baseline.rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }]);
});

test('a merge request is judged from where it began, without the gate', async () => {
  const orchard = hosted();
  const base = orchard.host.git('rev-parse', 'main').trim();
  orchard.work.git('switch', '--quiet', '-c', 'graft');
  const commit = pushed(orchard, { [APPLE]: trees(12), 'untested.json': '[12]' });
  const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, CI_MERGE_REQUEST_EVENT_TYPE: 'detached' };
  const judged = await runScript(orchard, 'coverage', commit, env);
  expect(judged.code).toBe(1);
  expect(says(judged)).toContain(`${APPLE}:12`);
});

test('a train is judged from the commit that it stands on, and held against the baseline that main raised', async () => {
  const orchard = hosted();
  const main = orchard.host.git('rev-parse', 'main').trim();
  const raised = await runScript(orchard, 'baseline', main, { BASELINE_URL: orchard.host.root });
  expect({ code: raised.code, said: raised.code === 0 ? '' : says(raised) }).toEqual({ code: 0, said: '' });
  orchard.work.git('switch', '--quiet', '-c', 'train');
  const first = pushed(orchard, { [APPLE]: trees(12), 'untested.json': '[12]' });
  const second = pushed(orchard, { [APPLE]: trees(13) });
  const train = {
    CI_MERGE_REQUEST_DIFF_BASE_SHA: main,
    CI_MERGE_REQUEST_TARGET_BRANCH_SHA: first,
    CI_MERGE_REQUEST_EVENT_TYPE: 'merge_train',
  };
  const judged = await runScript(orchard, 'coverage', second, train);
  expect(judged.code).toBe(1);
  expect(says(judged)).not.toContain(`${APPLE}:12`);
  expect(says(judged)).toMatch(/is under the baseline/);
});
