import { expect, test } from 'vitest';
import type { Repository } from '@tidemark/test-kit';
import { doctor } from '../doctor/healthy-orchard.ts';
import { adoptable, init } from './adoptable.ts';

const WORKFLOW = '.github/workflows/tidemark.yml';
const GATED = 'on: [push]\njobs:\n  a:\n    runs-on: u\n    steps:\n      - run: npx tidemark diff\n';

const onGithub = (files: Readonly<Record<string, string>> = {}, url = 'git@github.com:shop/orchard.git') => {
  const repository = adoptable(files);
  repository.git('remote', 'add', 'origin', url);
  return repository;
};

async function plannedIn(repository: Repository): Promise<string[]> {
  const { document } = await init(repository, ['--dry-run']);
  return document.files.flatMap(({ path, added }) => (path === WORKFLOW ? added : []));
}

test('a repository of GitHub gets a workflow that doctor finds nothing wrong with, and a second run leaves it', async () => {
  const repository = onGithub();
  const { document } = await init(repository, ['--yes']);
  expect(document.written).toContain(WORKFLOW);
  const codes = (await doctor(repository)).document.findings.map(({ code }) => code);
  expect(codes.filter((code) => /checkout|merge-group|unreadable/.test(code))).toEqual([]);
  repository.commit('adopt');
  expect((await init(repository)).document).toMatchObject({ reason: 'adopted', files: [] });
});

test('a folder for GitHub is as good as its address, and the Node of the repository is taken over', async () => {
  const files = { '.github/CODEOWNERS': '* @pomona\n', '.nvmrc': 'v24\n' };
  const own = onGithub(files, 'git@git.example.org:shop/orchard.git');
  expect(await plannedIn(own)).toContain('          node-version-file: .nvmrc');
});

test.each([
  ['lies on another host', () => onGithub({}, 'https://gitlab.com/shop/orchard.git')],
  ['has no origin', () => adoptable()],
  ['gates in a workflow of its own', () => onGithub({ '.github/workflows/ci.yml': GATED })],
  ['has the file already', () => onGithub({ [WORKFLOW]: 'on: push\n' })],
])('a repository that %s gets none', async (_what, repository) => {
  expect(await plannedIn(repository())).toEqual([]);
});

test('a workflow without a gate is left beside the one that is planned', async () => {
  const tests = { '.github/workflows/ci.yml': GATED.replace('npx tidemark diff', 'pnpm test') };
  expect(await plannedIn(onGithub(tests))).not.toEqual([]);
});
