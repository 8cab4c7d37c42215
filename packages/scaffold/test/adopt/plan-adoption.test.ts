import { expect, test } from 'vitest';
import { planAdoption } from '../../src/index.ts';
import { apple, at, measured, planned, root, scriptsOf, tally, workspace } from './orchard.ts';

const MANIFEST = 'packages/apple/feature.manifest.ts';

test('bands are today, rounded down, layer by layer; what has nothing to measure keeps its default', async () => {
  const code = ['src/domain/apple.ts', 'src/pick.ts', 'src/sell.ts'];
  const evidence = measured({
    'src/domain/apple.ts': { ...tally(2, 3), branches: { covered: 0, total: 0 } },
    'src/pick.ts': tally(999, 1000),
    'src/sell.ts': tally(0, 1),
  });
  const plan = await planAdoption(workspace([apple({ code, evidence })]));
  expect(planned(plan, MANIFEST)).toContain(`    bands: {
      entities: { statements: 66, branches: 100, functions: 66, lines: 66 },
      baseline: { statements: 99, branches: 99, functions: 99, lines: 99 },
    },`);
  expect(plan.packages[0]).toMatchObject({
    bandsFrom: 'coverage/lcov.info',
    layers: [{ layer: 'entities', globs: ['src/domain/**'] }],
  });
});

test('a report that leaves out code with something to run proposes nothing', async () => {
  const code = ['src/apple.ts', 'src/pear.ts', 'src/plum.ts'];
  const evidence = measured({ 'src/apple.ts': tally(1, 1) }, ['src/pear.ts', 'src/plum.ts']);
  const plan = await planAdoption(workspace([apple({ code, evidence })]));
  expect(plan.packages[0]?.bandsFrom).toBe(
    'coverage/lcov.info does not mention src/pear.ts and 1 more, so it tells too much',
  );
  expect(planned(plan, MANIFEST)).not.toContain('bands');
});

test('code beside the sources that no report mentions is left out, and hinders no band', async () => {
  const code = ['bench/a.ts', 'src/apple.ts'];
  const evidence = measured({ 'src/apple.ts': tally(1, 1) }, ['bench/a.ts']);
  const plan = await planAdoption(workspace([apple({ code, evidence })]));
  expect(planned(plan, MANIFEST)).toContain("exclude: ['bench/**']");
  expect(plan.packages[0]?.bands.get('baseline')).toMatchObject({ lines: 100 });
});

test('layers that would put a file into two are not proposed', async () => {
  const code = ['src/a/entities/usecases/x.ts', 'src/b/entities/y.ts', 'src/c/usecases/z.ts'];
  const plan = await planAdoption(workspace([apple({ code })]));
  expect(plan.packages[0]?.layers).toEqual([]);
});

test('a package with a manifest is left alone, and one without tests is not held to any', async () => {
  const bare = apple({ folder: at('packages/plum'), name: 'plum', hasTests: false });
  const plan = await planAdoption(workspace([apple({ hasManifest: true }), bare]));
  expect(planned(plan, MANIFEST)).toBeUndefined();
  expect(plan.packages).toMatchObject([{ isAdopted: true, bandsFrom: 'its manifest' }]);
});

test('a package without tests that is measured all the same is held to what is true of it', async () => {
  const evidence = measured({ 'src/apple.ts': tally(0, 7) });
  const plan = await planAdoption(workspace([apple({ hasTests: false, evidence })]));
  expect(planned(plan, MANIFEST)).toContain(
    'baseline: { statements: 0, branches: 0, functions: 0, lines: 0 }',
  );
  expect(planned(plan, 'packages/apple/package.json')).toBeUndefined();
});

test('tests beside the packages get the root a manifest that leaves their folder out', async () => {
  const top = { ...root(), hasTests: true, code: ['examples/shop/main.ts'] };
  const plan = await planAdoption(workspace([top, apple()]));
  expect(planned(plan, 'feature.manifest.ts')).toContain("exclude: ['examples/**']");
});

test('a package without a name is named for its folder', async () => {
  const plan = await planAdoption(workspace([apple({ folder: at('(root)'), name: '(root)' })]));
  expect(planned(plan, '(root)/feature.manifest.ts')).toContain("name: '(root)'");
});

test('the root is given scripts and dependencies, sorted in where they belong', async () => {
  const top = apple({
    ...root({ test: 'turbo run test' }),
    json: { devDependencies: { typescript: '7', a: '1' } },
  });
  const plan = await planAdoption(workspace([top, apple({ provider: null })]));
  expect(scriptsOf(plan, 'package.json')).toEqual({
    test: 'turbo run test',
    'test:coverage': 'pnpm -r run test:coverage',
    'coverage:diff': 'tidemark diff',
    'coverage:aggregate': 'tidemark aggregate',
  });
  const { devDependencies } = JSON.parse(planned(plan, 'package.json') ?? '');
  expect(devDependencies).toMatchObject({
    '@tidemark/manifest': '^1.2.3',
    '@vitest/coverage-v8': '5.1.0',
    tidemark: '^1.2.3',
  });
});

test('a provider goes to the package that asks for vitest', async () => {
  const own = apple({ provider: null, json: { devDependencies: { vitest: '^5' } } });
  const plan = await planAdoption(workspace([own]));
  expect(planned(plan, 'packages/apple/package.json')).toContain('"@vitest/coverage-v8": "5.1.0"');
  expect(planned(plan, 'package.json')).not.toContain('coverage-v8');
});

test('a package.json of the root that cannot be edited is left, with every line to add', async () => {
  const packageJson = { path: at('package.json'), text: '{ "scripts": [], "devDependencies": 1 }' };
  const plan = await planAdoption(workspace([{ ...root(), packageJson }, apple()]));
  expect(planned(plan, 'package.json')).toBeUndefined();
  expect(plan.byHand.map(({ what, text }) => `${what}: ${text}`)).toEqual([
    'Add this to scripts: "test:coverage": "pnpm -r run test:coverage"',
    'Add this to scripts: "coverage:diff": "tidemark diff"',
    'Add this to scripts: "coverage:aggregate": "tidemark aggregate"',
    'Add this to devDependencies: "tidemark": "^1.2.3"',
    'Add this to devDependencies: "@tidemark/manifest": "^1.2.3"',
    'Add this to devDependencies: "@tidemark/core-testing": "^1.2.3"',
  ]);
});

test('a name that is taken stays, and is told', async () => {
  const plan = await planAdoption(workspace([root({ 'coverage:diff': 'nyc report' }), apple()]));
  expect(scriptsOf(plan, 'package.json')['coverage:diff']).toBe('nyc report');
  expect(plan.byHand).toMatchObject([
    { what: 'The name coverage:diff is taken; give another script this text' },
  ]);
});

test.each([
  [{ manager: 'npm' as const }, 'npm run test:coverage --workspaces --if-present'],
  [{ manager: 'yarn' as const }, 'yarn workspace @shop/apple test:coverage'],
  [{ turbo: { path: at('turbo.json'), text: '{}' } }, 'turbo run test:coverage --continue'],
  [{ nx: { path: at('nx.json'), text: '{}' } }, 'nx run-many --targets=test:coverage --exclude=orchard'],
])('everything is measured by one command of the workspace: %j', async (more, command) => {
  const plan = await planAdoption(workspace([apple()], more));
  expect(scriptsOf(plan, 'package.json')['test:coverage']).toBe(command);
});

test('the second plan is empty', async () => {
  const first = await planAdoption(workspace([apple()]));
  const text = (path: string) => planned(first, path) ?? '';
  const scripts = (path: string) => new Map(Object.entries(scriptsOf(first, path)));
  const again = await planAdoption(
    workspace([
      {
        ...root(),
        packageJson: { path: at('package.json'), text: text('package.json') },
        scripts: scripts('package.json'),
      },
      apple({
        hasManifest: true,
        packageJson: { path: at('packages/apple/package.json'), text: text('packages/apple/package.json') },
        scripts: scripts('packages/apple/package.json'),
      }),
    ]),
  );
  expect(again).toMatchObject({ files: [], byHand: [] });
});

test('where nothing is tested nothing is planned', async () => {
  expect(await planAdoption(workspace([apple({ hasTests: false })]))).toEqual({
    packages: [],
    files: [],
    byHand: [],
  });
});
