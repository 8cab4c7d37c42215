import path from 'node:path';
import {
  createRepository,
  istanbul,
  lcov,
  PLAIN_GIT,
  type Repository,
  runProcess,
  temporaryFolder,
  transcript,
} from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { orchard } from './new/orchard.ts';
import { VERSION } from '../src/version.ts';
import { adoptable, reported } from './init/adoptable.ts';
import { hits, source } from './run-tidemark.ts';
import { mutationOrchard, ONE_SIDE, RIPE_TEST } from './mutate/mutation-orchard.ts';
import { trialOrchard } from './self-test/trial-orchard.ts';
import { harvests, summaryOf } from './trend/harvests.ts';

const BIN = path.join(import.meta.dirname, '../src/bin.ts');
const APPLE = 'src/entities/apple.ts';
const REPORT = 'coverage/lcov.info';
const CHANGED = source(5).replace('pick(4)', 'pick(44)');
const ROOT_FILES = {
  '.gitignore': '/coverage/\n',
  'package.json': '{"name":"orchard","scripts":{"test:coverage":"vitest run --coverage"}}',
};

function changed(report: string | null): Repository {
  const repository = createRepository({ [APPLE]: source(5), ...ROOT_FILES });
  repository.write({ [APPLE]: CHANGED, ...(report === null ? {} : { [REPORT]: report }) });
  return repository;
}

/** An orchard of one package, measured at three of four lines and held to this percent. */
function workspace(percent: number, report: string | null): Repository {
  const band = `{ statements: ${percent}, branches: 0, functions: 0, lines: ${percent} }`;
  const repository = createRepository({
    '.gitignore': '/coverage/.out/\nlcov.info\n',
    'package.json': '{"name":"orchard","scripts":{"test:coverage":""}}',
    'feature.manifest.ts': `export default { name: 'orchard', coverage: { bands: { baseline: ${band} } } };\n`,
    'src/apple.ts': source(4),
    'src/apple.test.ts': source(1),
  });
  if (report !== null) repository.write({ [REPORT]: report });
  return repository;
}

const scenarios: Record<
  string,
  { readonly words: string; readonly at: () => Repository | string | Promise<Repository> }
> = {
  'diff-covered': { words: 'diff', at: () => changed(lcov({ [APPLE]: hits(5) })) },
  'diff-uncovered-line': { words: 'diff', at: () => changed(lcov({ [APPLE]: hits(5, { 4: 0 }) })) },
  'diff-untaken-branch': {
    words: 'diff',
    at: () =>
      changed(
        lcov(
          { [APPLE]: hits(5) },
          {
            [APPLE]: [
              [4, 0, 0, 1],
              [4, 0, 1, 0],
            ],
          },
        ),
      ),
  },
  'diff-uncalled-function': {
    words: 'diff',
    at: () => {
      const repository = createRepository({ [APPLE]: source(1), ...ROOT_FILES });
      const loc = { start: { line: 2, column: 0 }, end: { line: 4, column: 1 } };
      const entry = JSON.parse(istanbul({ [APPLE]: [[1, 1, 1]] }));
      entry[APPLE].fnMap = { 0: { name: 'grow', line: 2, decl: loc, loc } };
      entry[APPLE].f = { 0: 0 };
      repository.write({
        [APPLE]: `${source(1)}function grow() {\n  // nothing yet\n}\n`,
        'coverage/coverage-final.json': JSON.stringify(entry),
      });
      return repository;
    },
  },
  'diff-unmeasured-file': {
    words: 'diff',
    at: () => {
      const repository = changed(lcov({ [APPLE]: hits(5) }));
      repository.write({ 'src/pear.ts': source(3) });
      return repository;
    },
  },
  'diff-stale-file': { words: 'diff', at: () => changed(lcov({ [APPLE]: hits(9) })) },
  'diff-nothing-changed': { words: 'diff', at: () => createRepository({ [APPLE]: source(5) }) },
  'diff-nothing-executable': {
    words: 'diff',
    at: () => {
      const repository = changed(null);
      repository.write({ [APPLE]: `// A note.\n${source(5)}` });
      return repository;
    },
  },
  'diff-no-report': { words: 'diff', at: () => changed(null) },
  'diff-broken-report': { words: 'diff', at: () => changed(`SF:${APPLE}\nDA:4,1\n`) },
  'diff-unknown-base': { words: 'diff --base orchard', at: () => changed(null) },
  'diff-shallow-clone': {
    words: 'diff --base origin/main',
    at: () => {
      const origin = changed(null);
      origin.git('checkout', '-q', '-b', 'harvest');
      origin.commit('the change');
      const clone = path.join(temporaryFolder(), 'clone');
      origin.git('clone', '-q', '--depth=1', '--no-single-branch', `file://${origin.root}`, clone);
      return clone;
    },
  },
  'diff-not-a-repository': { words: 'diff', at: () => temporaryFolder() },
  'diff-usage': { words: 'diff --bse main --lines some', at: () => changed(null) },
  'aggregate-held': {
    words: 'aggregate',
    at: () => workspace(75, lcov({ 'src/apple.ts': hits(4, { 4: 0 }) })),
  },
  'aggregate-band-not-held': {
    words: 'aggregate',
    at: () => workspace(80, lcov({ 'src/apple.ts': hits(4, { 4: 0 }) })),
  },
  'aggregate-no-report': { words: 'aggregate', at: () => workspace(75, null) },
  'doctor-healthy': { words: 'doctor', at: () => createRepository({ 'package.json': '{"name":"orchard"}' }) },
  'doctor-unhealthy': {
    words: 'doctor',
    at: () =>
      createRepository({
        '.gitignore': 'coverage\n',
        'package.json': '{"name":"orchard","scripts":{"test:coverage":"vitest run --coverage"}}',
        'turbo.json': '{ "tasks": { "//#test:coverage": { "outputs": ["dist/**"] } } }',
        'feature.manifest.ts':
          "export default {\n  name: 'orchard',\n  coverage: { allow: [{ path: 'src/old/**', reason: 'being rewritten', owner: 'pomona', expires: '2099-12-31' }] },\n};\n",
        'src/apple.ts': source(4),
        'src/apple.test.ts': source(1),
      }),
  },
  'doctor-not-a-repository': { words: 'doctor', at: () => temporaryFolder() },
  'self-test-noticed': { words: 'self-test', at: () => trialOrchard() },
  'self-test-no-report': { words: 'self-test', at: () => trialOrchard('echo no apple today; exit 3') },
  'self-test-blind': {
    words: 'self-test',
    at: () =>
      trialOrchard(
        `mkdir -p coverage; printf 'SF:src/apple.ts\\nDA:5,1\\nDA:7,1\\nend_of_record\\n' > coverage/lcov.info`,
      ),
  },
  'new-feature': { words: 'new feature orders', at: () => orchard() },
  'new-feature-planned': { words: 'new feature orders --in packages --dry-run', at: () => orchard() },
  'new-coverage-bands': { words: 'new coverage-bands @shop/apple', at: () => orchard() },
  'new-invalid-name': { words: 'new feature @shop/orderItems', at: () => orchard() },
  'new-not-a-repository': { words: 'new feature orders', at: () => temporaryFolder() },
  'mutate-nothing-changed': { words: 'mutate --diff', at: () => mutationOrchard() },
  'mutate-no-targets': { words: 'mutate', at: () => changed(null) },
  'mutate-usage': { words: 'mutate --shard 4/3 --diff', at: () => mutationOrchard() },
  'mutate-survived': {
    words: 'mutate --diff --quiet',
    at: () => {
      const repository = mutationOrchard();
      repository.write({ [RIPE_TEST]: ONE_SIDE });
      return repository;
    },
  },
  'init-planned': { words: 'init --dry-run', at: () => reported(adoptable()) },
  'init-nobody-to-ask': { words: 'init --quiet', at: () => adoptable() },
  'init-written': { words: 'init --yes', at: () => reported(adoptable()) },
  'init-not-a-repository': { words: 'init', at: () => temporaryFolder() },
  'trend-shown': {
    words: 'trend',
    at: () => harvests(summaryOf([7, 10], { apple: [2, 4] }), '{', summaryOf([8, 10], { apple: [3, 4] })),
  },
  'trend-empty': { words: 'trend --since 2026-01-01', at: () => createRepository({ [APPLE]: source(5) }) },
  'trend-unknown-package': {
    words: 'trend --package aple',
    at: () => harvests(summaryOf([7, 10], { apple: [2, 4] })),
  },
  'diff-github': {
    words: 'diff --reporter github',
    at: () => changed(lcov({ [APPLE]: hits(5, { 4: 0 }) })),
  },
  'record-base-recorded': { words: 'record-base', at: () => changed(null) },
  'serve-no-token': { words: 'serve --host 0.0.0.0 --port 70000', at: () => changed(null) },
  'serve-not-a-repository': { words: 'serve', at: () => temporaryFolder() },
  'record-base-forgotten': { words: 'record-base --forget', at: () => changed(null) },
  'diff-recorded-base': {
    words: 'diff',
    at: () => {
      const repository = changed(null);
      repository.commit('the change');
      repository.git('update-ref', 'refs/worktree/tidemark/base', 'HEAD');
      return repository;
    },
  },
  'record-base-unknown': { words: 'record-base orchard', at: () => changed(null) },
  'record-base-not-a-repository': { words: 'record-base', at: () => temporaryFolder() },
};

test.each(Object.entries(scenarios))(
  '%s reads as its transcript',
  async (name, { words, at }) => {
    const place = await at();
    const cwd = typeof place === 'string' ? place : place.root;
    const outcome = await runProcess(process.execPath, [BIN, ...words.split(' ')], { cwd, env: PLAIN_GIT });
    const page = transcript(`tidemark ${words}`, outcome, { [cwd]: '<root>', [`^${VERSION}`]: '^<version>' });
    await expect(page).toMatchFileSnapshot(`transcripts/${name}.md`);
  },
  240_000,
);
