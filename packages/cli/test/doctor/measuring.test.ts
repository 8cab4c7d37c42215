import { describe, expect, test } from 'vitest';
import { source } from '../run-tidemark.ts';
import { applePackage, doctor, found, orchard, workflow } from './healthy-orchard.ts';

const CONFIG = 'packages/apple/vitest.config.ts';
const configured = (text: string) => orchard({ [CONFIG]: text });
const installed = (name: string, version: string) => ({
  [`packages/apple/node_modules/${name}/package.json`]: `{"version":"${version}"}`,
});

describe('untested-uncounted', () => {
  test.each([
    'export default {}',
    'export default defineConfig({ test: { coverage: { exclude: [] } } })',
    'export default mergeConfig({ test: {} }, defineProject(() => ({ test: { coverage: {} } })))',
    'module.exports = { test: { coverage: { include: undefined, ...{} } } }'.replace(
      'include: undefined, ',
      '',
    ),
  ])('is found in %s', async (text) => {
    expect(await found(configured(text))).toEqual([`untested-uncounted ${CONFIG}:1`]);
  });

  test.each([
    "const coverage = { include: ['src/**'] };\nexport default defineConfig({ test: { coverage } })",
    "export default mergeConfig({ test: { coverage: { include: ['src/**'] } } }, { test: {} })",
    'export default { test: { coverage: { ...vitestCoverage(manifest), clean: true } } }',
    'export default defineConfig({ test: { coverage: vitestCoverage(manifest) } })',
  ])('is not found in %s', async (text) => {
    expect(await found(configured(text))).toEqual([]);
  });

  test('is found without any config, and not where the script names the files', async () => {
    expect(await found(orchard({ [CONFIG]: null }))).toEqual([
      'untested-uncounted packages/apple/package.json',
    ]);
    const script = { scripts: { 'test:coverage': "vitest run --coverage --coverage.include='src/**'" } };
    expect(await found(orchard({ [CONFIG]: null, ...applePackage(script) }))).toEqual([]);
  });

  test('is not found where the config of the root counts, or another tool measures', async () => {
    const root = "export default { test: { coverage: { include: ['**'], reportsDirectory: 'reports' } } }";
    expect(await found(orchard({ [CONFIG]: null, 'vitest.config.mts': root }))).toEqual([]);
    const jest = { scripts: { 'test:coverage': 'jest --coverage' }, devDependencies: {} };
    expect(await found(orchard({ [CONFIG]: null, ...applePackage(jest) }))).toEqual([]);
  });

  test('is found under vitest 3 only where `all` is switched off', async () => {
    const three = (coverage: string) =>
      orchard({
        [CONFIG]: `export default { test: { coverage: ${coverage} } }`,
        ...installed('vitest', '3.2.4'),
      });
    expect(await found(three('{}'))).toEqual([]);
    expect(await found(three('{ all: false }'))).toEqual([`untested-uncounted ${CONFIG}:1`]);
  });
});

test.each([
  ['a call', 'export default defineConfig({\n  test: shared(),\n})', ':2'],
  ['a spread', 'export default { test: { coverage: { ...shared } } }', ':1'],
  ['a merge with a preset', 'export default mergeConfig(preset, {\n test: {} })', ':1'],
  ['a broken text', 'export default {', ''],
])('unreadable-config is said of a vitest config that is %s', async (_what, text, place) => {
  expect(await found(configured(text))).toEqual([`unreadable-config ${CONFIG}${place}`]);
  expect((await doctor(configured(text))).code).toBe(0);
});

describe('no-coverage-script', () => {
  const without = applePackage({ scripts: { test: 'vitest run' } });

  test('is found in a package with tests and code', async () => {
    expect(await found(orchard(without))).toEqual(['no-coverage-script packages/apple/package.json']);
    expect((await doctor(orchard(without))).code).toBe(1);
  });

  test('is not found without tests, or where one run of the root measures everything', async () => {
    expect(await found(orchard({ ...without, 'packages/apple/src/apple.test.ts': null }))).toEqual([]);
    const root = {
      'vitest.config.ts':
        "export default { test: { coverage: { include: ['**'], reportsDirectory: 'reports' } } }",
      'package.json':
        '{"name":"orchard","scripts":{"gate":"tidemark diff","coverage":"vitest run --coverage"}}',
      'turbo.json': null,
    };
    expect(await found(orchard({ ...without, ...root }))).toEqual([]);
  });
});

describe('no-coverage-script is not found where', () => {
  const without = applePackage({ scripts: { test: 'vitest run', 'test:speed': 'vitest bench' } });
  const config = (enabled: string) =>
    `export default { test: { coverage: { enabled: ${enabled}, include: ['src/**'] } } }`;

  test('the config always measures, and a script runs vitest', async () => {
    expect(await found(orchard({ ...without, [CONFIG]: config('true') }))).toEqual([]);
    expect(await found(orchard({ ...without, [CONFIG]: config('false') }))).toEqual([
      'no-coverage-script packages/apple/package.json',
    ]);
    const benches = applePackage({ scripts: { speed: 'vitest bench' } });
    expect(await found(orchard({ ...benches, [CONFIG]: config('true') }))).toEqual([
      'no-coverage-script packages/apple/package.json',
    ]);
  });

  const step = (run: string) => ({
    'vitest.config.ts':
      "export default { test: { coverage: { include: ['**'], reportsDirectory: 'reports' } } }",
    '.github/workflows/gate.yml': `${workflow()}${run}`,
  });

  test.each(['      - run: pnpm vitest --coverage\n', '      - run: |\n          npm test -- --coverage\n'])(
    'a workflow measures at the root: %j',
    async (run) => {
      expect(await found(orchard({ ...without, ...step(run) }))).toEqual([]);
    },
  );

  test.each([
    '      - run: pnpm vitest --coverage\n        working-directory: packages/pear\n',
    '      - run: pnpm --filter pear vitest --coverage\n',
    '      - uses: actions/cache@v5\n',
  ])('a workflow measures at the root, but: %j', async (run) => {
    expect(await found(orchard({ ...without, ...step(run) }))).toEqual([
      'no-coverage-script packages/apple/package.json',
    ]);
  });
});

test('untested-uncounted is found in the config of a root whose run measures the packages', async () => {
  const files = {
    ...applePackage({ scripts: { test: 'vitest run' } }),
    [CONFIG]: "export default { test: { name: 'apple' } }",
    'vitest.config.ts': "export default { test: { projects: ['packages/*'], coverage: { clean: false } } }",
    '.github/workflows/gate.yml': `${workflow()}      - run: npm test -- --coverage\n`,
  };
  expect(await found(orchard(files))).toEqual(['untested-uncounted vitest.config.ts:1']);
});

test('untested-uncounted is found in a package that a workflow measures', async () => {
  const repository = orchard({
    'src/pear.ts': source(1),
    'src/pear.test.ts': source(1),
    'package.json': '{"name":"orchard","scripts":{"gate":"tidemark diff","test":"vitest"}}',
    'coverage/summary.json': null,
    '.github/workflows/gate.yml': `${workflow()}      - run: npm test -- --coverage\n`,
  });
  expect(await found(repository)).toEqual(['untested-uncounted package.json']);
});

test('a root that bears the name of a package is looked at like any other', async () => {
  const root = '{"name":"apple","private":true,"scripts":{"gate":"tidemark diff"}}';
  expect(await found(orchard({ 'package.json': root }))).toEqual([]);
  const other = { 'packages/pear/package.json': '{"name":"apple"}' };
  expect(await found(orchard({ 'package.json': root, ...other }))).toEqual(['invalid-workspace']);
});

describe('run-empties-coverage', () => {
  const root = (coverage: string) =>
    orchard({ 'vitest.config.ts': `export default {\n test: { coverage: ${coverage} } }` });

  test.each(['{}', '{ reportsDirectory: "./coverage" }'])(
    'is found in a config of the root with coverage %s',
    async (coverage) => {
      expect(await found(root(coverage))).toEqual(['run-empties-coverage vitest.config.ts:1']);
    },
  );

  test.each([
    '{ clean: false }',
    '{ reportsDirectory: "reports" }',
    '{ reportsDirectory: folder }',
    '{ ...shared }',
    'vitestCoverage(manifest)',
  ])('is not found in a config of the root with coverage %s', async (coverage) => {
    expect(await found(root(coverage))).toEqual([]);
  });

  test('is found in a package that reports to the root, and in a script of the root', async () => {
    const coverage = "{ include: ['src/**'], reportsDirectory: '../../coverage' }";
    expect(await found(configured(`export default { test: { coverage: ${coverage} } }`))).toEqual([
      `run-empties-coverage ${CONFIG}:1`,
    ]);
    const script = '{"name":"orchard","scripts":{"coverage":"vitest run --coverage"}}';
    expect(await found(orchard({ 'package.json': script, 'turbo.json': null }))).toEqual([
      'run-empties-coverage package.json',
    ]);
  });

  test('is not found where every script of the root keeps the folder by a flag', async () => {
    const script = 'vitest run --coverage --coverage.clean=false';
    const files = {
      'package.json': JSON.stringify({ name: 'orchard', scripts: { 'test:coverage': script } }),
      'turbo.json': null,
      'vitest.config.ts': 'export default {}',
    };
    expect(await found(orchard(files))).toEqual([]);
  });

  test('is not found where nothing is committed in coverage/', async () => {
    const files = { 'coverage/summary.json': null, 'vitest.config.ts': 'export default {}' };
    expect(await found(orchard(files))).toEqual([]);
  });
});

describe('versions-apart', () => {
  test('is found in what is installed, wherever it lies above the package', async () => {
    const repository = orchard();
    repository.write({
      ...installed('vitest', '5.1.0'),
      'node_modules/@vitest/coverage-v8/package.json': '{"version":"5.0.9"}',
    });
    const [finding, ...more] = (await doctor(repository)).document.findings;
    expect(finding).toMatchObject({ code: 'versions-apart', file: 'packages/apple/package.json' });
    expect(finding?.message).toContain('vitest 5.1.0 and @vitest/coverage-v8 5.0.9');
    expect(more).toEqual([]);
  });

  test('is found in ranges that have no version in common, while nothing is installed', async () => {
    const ranges = (vitest: string, coverage: string) =>
      found(orchard(applePackage({ devDependencies: { vitest, '@vitest/coverage-v8': coverage } })));
    expect((await ranges('5.1.0', '^4.0.0'))[0]).toMatch(
      /^versions-apart packages\/apple\/package\.json:\d+$/,
    );
    expect(await ranges('^5.1.0', '5.2.0')).toEqual([]);
    expect(await ranges('catalog:', '5.2.0')).toEqual([]);
  });

  test('is not found where the installed versions are one, whatever the ranges say', async () => {
    const repository = orchard(
      applePackage({ devDependencies: { vitest: '4', '@vitest/coverage-v8': '5' } }),
    );
    repository.write({ ...installed('vitest', '5.1.0'), ...installed('@vitest/coverage-v8', '5.1.0') });
    expect(await found(repository)).toEqual([]);
  });
});

test('a package of nothing but tests owes no measuring', async () => {
  const files = { 'packages/pear/package.json': '{"name":"pear"}', 'packages/pear/src/a.test.ts': source(1) };
  expect(await found(orchard(files))).toEqual([]);
});
