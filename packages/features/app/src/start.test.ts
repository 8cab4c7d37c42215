import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HELD, plantCoverage, type RunOfTen, temporaryFolder } from './__tests__/planted-coverage.ts';

const PACKAGES = path.resolve(import.meta.dirname, '../../..');
const NAMES = ['auth', 'blog', 'marketing-pages', 'media', 'navigation'];

/** A copy of the app and its features, without what was measured of them: a boot of the real code on planted reports. */
function workspaceWith(reports: Readonly<Record<string, RunOfTen>>): string {
  const root = temporaryFolder();
  const modules = path.join(root, 'node_modules');
  mkdirSync(path.join(modules, '@repo'), { recursive: true });
  mkdirSync(path.join(modules, '@tidemark'));
  symlinkSync(path.join(PACKAGES, 'manifest'), path.join(modules, '@tidemark/manifest'), 'junction');
  for (const name of [...NAMES, 'app']) {
    for (const part of ['package.json', 'feature.manifest.ts', 'src'])
      cpSync(path.join(PACKAGES, 'features', name, part), path.join(root, name, part), { recursive: true });
    symlinkSync(path.join(root, name), path.join(modules, '@repo', name), 'junction');
  }
  for (const [name, files] of Object.entries(reports)) plantCoverage(path.join(root, name), files);
  return root;
}

function start(root: string, env: Readonly<Record<string, string>>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'app/src/start.ts')], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return { status, stdout, stderr };
}

const everyFeature = Object.fromEntries(NAMES.map((name) => [name, HELD]));
const HOLDS =
  'entities 10 of 10 lines, use-cases 10 of 10 lines, controllers 10 of 10 lines, baseline 8 of 10 lines';

test('a process whose features hold their bands starts, and prints what was checked', () => {
  expect(start(workspaceWith(everyFeature), {})).toEqual({
    status: 0,
    stdout: NAMES.map((name) => `${name}: holds its bands (${HOLDS})\n`).join(''),
    stderr: '',
  });
});

test('a process whose band is not held is stopped, with USE_DEV_SEED=true too', () => {
  const root = workspaceWith({ ...everyFeature, blog: { ...HELD, 'src/application/use-cases/pick.ts': 9 } });
  const stopped = {
    status: 1,
    stdout: '',
    stderr: `The app does not start.
blog does not hold its coverage bands:
  use-cases: statements 9 of 10, 100 % promised
  use-cases: branches 9 of 10, 95 % promised
  use-cases: functions 9 of 10, 100 % promised
  use-cases: lines 9 of 10, 100 % promised
`,
  };
  expect(start(root, {})).toEqual(stopped);
  expect(start(root, { USE_DEV_SEED: 'true' })).toEqual(stopped);
});

test('a process without a report is stopped, and with USE_DEV_SEED=true it warns and starts', () => {
  const { auth, ...others } = everyFeature;
  const root = workspaceWith(others);
  const report = path.join(root, 'auth/coverage/coverage-summary.json');
  const missing = `auth: there is no coverage report at ${report}; run the tests with coverage\n`;
  expect(auth).toBe(HELD);
  expect(start(root, {})).toEqual({ status: 1, stdout: '', stderr: `The app does not start.\n${missing}` });
  const { status, stdout, stderr } = start(root, { USE_DEV_SEED: 'true' });
  expect([status, stderr]).toEqual([0, missing]);
  expect(stdout).toMatch(/^auth: not measured\nblog: holds its bands /);
});
