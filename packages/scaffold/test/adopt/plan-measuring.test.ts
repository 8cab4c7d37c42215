import { expect, test } from 'vitest';
import { planAdoption } from '../../src/index.ts';
import { apple, at, planned, root, scriptsOf, workspace } from './orchard.ts';

const APPLE = 'packages/apple/package.json';
const config = (text: string) => ({ path: at('packages/apple/vitest.config.ts'), text });
const OWN =
  "export default defineConfig({ test: { coverage: { provider: 'v8', include: ['src'], reportsDirectory: 'out' } } });\n";

const OLD = { vitestVersion: '2.1.9' };

test('a package of vitest without a config is given one that carries the contract', async () => {
  const plan = await planAdoption(workspace([apple()]));
  expect(planned(plan, 'packages/apple/vitest.config.ts'))
    .toBe(`import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from './feature.manifest.ts';

export default defineConfig({
  test: { coverage: vitestCoverage(manifest) },
});
`);
  expect(scriptsOf(plan, APPLE)['test:coverage']).toBe('vitest run --coverage');
  expect(plan.packages).toMatchObject([{ measuredBy: 'config', configLeft: null }]);
  const common = await planAdoption(workspace([apple({ json: { type: 'commonjs' } })]));
  expect(planned(common, 'packages/apple/vitest.config.mts')).toContain('vitestCoverage(manifest)');
});

test('of a vitest that takes no contract it is said by flags what is measured, and how it is told', async () => {
  const plan = await planAdoption(workspace([apple(OLD)]));
  expect(scriptsOf(plan, APPLE)['test:coverage']).toBe(
    'vitest run --coverage --coverage.include=src/**/*.ts --coverage.reporter=json --coverage.reporter=lcovonly',
  );
  expect(plan.packages).toMatchObject([{ measuredBy: 'script', runner: 'vitest', isAdopted: false }]);
});

test('flags say only what the config does not: its include and provider count, its folder does not', async () => {
  const plan = await planAdoption(workspace([apple({ vitestConfig: config(OWN), provider: 'istanbul' })]));
  expect(scriptsOf(plan, APPLE)['test:coverage']).toBe(
    'vitest run --coverage --coverage.reportsDirectory=coverage --coverage.reporter=json --coverage.reporter=lcovonly',
  );
  expect(planned(plan, 'packages/apple/vitest.config.ts')).toBeUndefined();
});

test('of a config that does not parse everything is said by flags', async () => {
  const plan = await planAdoption(workspace([apple({ vitestConfig: config('export default {') })]));
  expect(scriptsOf(plan, APPLE)['test:coverage']).toContain('--coverage.include=src/**/*.ts');
  expect(plan.packages[0]?.configLeft).toBe('it does not parse');
});

test('a provider that alone is installed is named', async () => {
  const plan = await planAdoption(workspace([apple({ ...OLD, provider: 'istanbul' })]));
  expect(scriptsOf(plan, APPLE)['test:coverage']).toContain('--coverage.provider=istanbul');
});

test('several endings are quoted, for some shells read braces', async () => {
  const plan = await planAdoption(workspace([apple({ ...OLD, code: ['src/a.ts', 'src/b.tsx'] })]));
  expect(scriptsOf(plan, APPLE)['test:coverage']).toContain('--coverage.include="src/**/*.{ts,tsx}"');
});

test('a config without coverage is given the contract, and the script is short', async () => {
  const vitestConfig = config(
    "import { defineConfig } from 'vitest/config';\n\nexport default defineConfig({});\n",
  );
  const plan = await planAdoption(workspace([apple({ vitestConfig })]));
  expect(scriptsOf(plan, APPLE)['test:coverage']).toBe('vitest run --coverage');
  expect(planned(plan, vitestConfig.path)).toContain("import manifest from './feature.manifest.ts';");
  expect(plan.packages[0]?.measuredBy).toBe('config');
  // Before the config is written only flags can say it.
  expect(plan.packages[0]?.measure?.command).toContain('--coverage.include=');
  expect(planned(plan, 'package.json')).toContain('"@tidemark/core-testing": "^1.2.3"');
});

test.each([
  ['vitest 2', { vitestVersion: '2.1.9' }, 'vitest 3 is the first that takes the contract'],
  ['a CommonJS package', { json: { type: 'commonjs' } }, 'it is CommonJS, which cannot load the contract'],
  [
    'a package with its sources in lib',
    { code: ['lib/apple.ts'] },
    'not all sources lie in src, where the contract looks for them',
  ],
])('%s keeps its config, and is told why', async (_name, more, why) => {
  const vitestConfig = config(
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({});\n",
  );
  const plan = await planAdoption(workspace([apple({ vitestConfig, ...more })]));
  expect(plan.packages[0]).toMatchObject({ measuredBy: 'script', configLeft: why });
  expect(planned(plan, vitestConfig.path)).toBeUndefined();
});

test('the manifest is imported by the ending that the compiler takes', async () => {
  const vitestConfig = config(
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({});\n",
  );
  const plan = await planAdoption(workspace([apple({ vitestConfig, importsTypeScript: false })]));
  expect(planned(plan, vitestConfig.path)).toContain("from './feature.manifest.js'");
});

test('under Plug and Play nothing is imported: the manifest is an object, the config stays', async () => {
  const vitestConfig = config(
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({});\n",
  );
  const plan = await planAdoption(workspace([apple({ vitestConfig })], { manager: 'yarn', isStrict: true }));
  expect(planned(plan, 'packages/apple/feature.manifest.ts')).toBe(
    "export default {\n  name: 'apple',\n};\n",
  );
  expect(planned(plan, vitestConfig.path)).toBeUndefined();
  expect(planned(plan, 'package.json')).not.toContain('@tidemark/manifest');
});

test('jest and bun are told to write what diff reads', async () => {
  const jest = await planAdoption(
    workspace([apple({ runner: 'jest', scripts: new Map([['test', 'jest']]) })]),
  );
  expect(scriptsOf(jest, APPLE)['test:coverage']).toBe(
    'jest --coverage --collectCoverageFrom=src/**/*.ts --coverageReporters=json --coverageReporters=lcovonly',
  );
  const bun = await planAdoption(
    workspace([apple({ runner: 'bun', scripts: new Map([['test', 'bun test']]) })]),
  );
  expect(scriptsOf(bun, APPLE)['test:coverage']).toBe('bun test --coverage --coverage-reporter=lcov');
});

test('of a runner that nobody knows it is said what to add by hand', async () => {
  const other = apple({ runner: 'other', scripts: new Map([['test', 'mocha']]) });
  const plan = await planAdoption(workspace([other]));
  expect(plan.byHand).toEqual([
    {
      file: APPLE,
      what: 'Add a script "test:coverage" that writes coverage/lcov.info',
      text: '"test:coverage": "c8 --reporter=lcovonly mocha"',
    },
  ]);
  expect(plan.packages[0]).toMatchObject({ measuredBy: 'unknown', measure: null });
});

test('the name of a folder says nothing to the shell of a script', async () => {
  const bare = { scripts: new Map<string, string>(), runner: null };
  const top = { ...root({ test: 'jest' }), runner: 'jest' as const };
  const folders = ['packages/"; rm -rf .; "', 'packages/`id`$(id)\n%PATH%'].map(at);
  const plan = await planAdoption(workspace([top, ...folders.map((folder) => apple({ ...bare, folder }))]));
  const script = scriptsOf(plan, 'package.json')['test:coverage'];
  expect(script).toContain('--collectCoverageFrom="packages/{?; rm -rf .; ?,?id??(id)??PATH?}/src/**/*.ts"');
});

test('a script of that name stays, and is what measures', async () => {
  const scripts = new Map([['coverage', 'vitest run --coverage']]);
  const plan = await planAdoption(workspace([apple({ scripts })]));
  expect(planned(plan, APPLE)).toBeUndefined();
  expect(plan.packages[0]).toMatchObject({
    measuredBy: 'own-script',
    measure: { command: 'vitest run --coverage', folder: 'packages/apple' },
  });
  expect(scriptsOf(plan, 'package.json')['test:coverage']).toBe('pnpm -r run coverage');
});

test('packages whose tests the root runs are measured there, and the committed summary stays', async () => {
  const bare = { scripts: new Map<string, string>(), runner: null };
  const top = { ...root({ test: 'vitest' }), runner: 'vitest' as const, provider: 'v8' as const };
  const plan = await planAdoption(
    workspace([top, apple(bare), apple({ ...bare, folder: at('packages/pear'), name: '@shop/pear' })]),
  );
  expect(scriptsOf(plan, 'package.json')['test:coverage']).toBe(
    'vitest run --coverage --coverage.include="packages/{apple,pear}/src/**/*.ts" --coverage.clean=false --coverage.reporter=json --coverage.reporter=lcovonly',
  );
  expect(plan.packages.map(({ measuredBy, measure }) => [measuredBy, measure?.folder])).toEqual([
    ['root', ''],
    ['root', ''],
  ]);
});

test('a script of the root that measures already is the one that is used', async () => {
  const top = { ...root({ test: 'vitest', coverage: 'vitest --coverage' }), runner: 'vitest' as const };
  const plan = await planAdoption(workspace([top, apple({ scripts: new Map(), runner: null })]));
  expect(scriptsOf(plan, 'package.json')['test:coverage']).toBeUndefined();
  expect(plan.packages[0]?.measure).toEqual({ command: 'vitest --coverage', folder: '' });
});

test('a single package measures itself at the root', async () => {
  const plan = await planAdoption(workspace([apple({ folder: at('') })], { isWorkspace: false }));
  expect(scriptsOf(plan, 'package.json')).toMatchObject({
    'test:coverage': 'vitest run --coverage',
    'coverage:diff': 'tidemark diff',
  });
  const old = await planAdoption(workspace([apple({ ...OLD, folder: at('') })], { isWorkspace: false }));
  expect(scriptsOf(old, 'package.json')['test:coverage']).toContain('--coverage.clean=false');
});

test('a package.json that cannot be edited is left, with the script to add', async () => {
  const packageJson = { path: at(APPLE), text: '{ "name": "apple", "scripts": [] }' };
  const plan = await planAdoption(workspace([apple({ packageJson })]));
  expect(plan.byHand).toMatchObject([{ file: APPLE, what: 'Add this script' }]);
});

test('a package without a package.json, of which the root knows nothing, is not measured', async () => {
  const plan = await planAdoption(workspace([apple({ packageJson: null, scripts: new Map() })]));
  expect(plan.packages[0]?.measuredBy).toBe('unknown');
});
