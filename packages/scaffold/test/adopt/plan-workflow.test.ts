import { expect, test } from 'vitest';
import { planAdoption, WORKFLOW, type AdoptionFacts } from '../../src/index.ts';
import { apple, planned, root, workspace } from './orchard.ts';

const ON_GITHUB = { ci: { nodeFile: null } };

/** The commands of the workflow that adoption plans, in their order. */
async function commands(more: Partial<AdoptionFacts>, packageManager?: unknown): Promise<string[]> {
  const top = root();
  const text = JSON.stringify({
    name: 'orchard',
    ...(packageManager === undefined ? {} : { packageManager }),
  });
  const described = top.packageJson === null ? null : { ...top.packageJson, text };
  const facts = workspace([{ ...top, packageJson: described }, apple()], { ...ON_GITHUB, ...more });
  const found = planned(await planAdoption(facts), WORKFLOW)?.matchAll(/ run: (.*)/g) ?? [];
  return [...found].map(([, command = '']) => command);
}

const REPORTERS = '--reporter github --reporter "markdown:$GITHUB_STEP_SUMMARY"';

test('pnpm is installed as packageManager asks, and tests, bands and the change are judged', async () => {
  expect(await commands({}, 'pnpm@9.15.0+sha512.aa')).toEqual([
    'npm install --global pnpm@9.15.0',
    'pnpm install --frozen-lockfile',
    'pnpm test:coverage',
    `pnpm exec tidemark aggregate --no-json ${REPORTERS}`,
    `pnpm exec tidemark diff --no-json ${REPORTERS}`,
  ]);
});

test.each([
  ['nothing', undefined],
  ['another one', 'yarn@4.1.0'],
  ['a command line', 'pnpm@9; curl example.org'],
  ['a list', ['pnpm']],
])('a packageManager that names %s leaves the version to the registry', async (_what, asked) => {
  expect((await commands({}, asked))[0]).toBe('npm install --global pnpm');
});

test('npm and yarn are called by their own words', async () => {
  expect(await commands({ manager: 'npm' })).toEqual([
    'npm ci',
    'npm run test:coverage',
    `npx tidemark aggregate --no-json ${REPORTERS}`,
    `npx tidemark diff --no-json ${REPORTERS}`,
  ]);
  expect((await commands({ manager: 'yarn' })).slice(0, 3)).toEqual([
    'npm install --global corepack && corepack enable',
    'yarn install',
    'yarn test:coverage',
  ]);
});

test('the Node of a version file is the one of the workflow', async () => {
  const facts = workspace([apple()], { ci: { nodeFile: '.nvmrc' } });
  expect(planned(await planAdoption(facts), WORKFLOW)).toContain('          node-version-file: .nvmrc\n');
  expect(planned(await planAdoption(workspace([apple()], ON_GITHUB)), WORKFLOW)).toContain(
    'node-version: 24\n',
  );
});

test('no workflow is planned elsewhere than on GitHub, nor where no one command measures everything', async () => {
  expect(planned(await planAdoption(workspace([apple()])), WORKFLOW)).toBeUndefined();
  const unmeasured = workspace([apple({ runner: 'other' })], ON_GITHUB);
  expect(planned(await planAdoption(unmeasured), WORKFLOW)).toBeUndefined();
  const bare = workspace([{ ...root(), packageJson: null }, apple()], ON_GITHUB);
  expect(planned(await planAdoption(bare), WORKFLOW)).toBeUndefined();
});
