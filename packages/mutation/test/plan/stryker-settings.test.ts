import { expect, test } from 'vitest';
import { strykerSettings, type RunSettings, type Settings } from '../../src/index.ts';

const run: RunSettings = {
  files: ['src/[id]/apple.ts', 'src/pear.ts'],
  concurrency: 2,
  plugins: ['/runner.js', '/ours.js'],
  tests: 'related',
  filter: null,
  reportFile: '/tmp/mutation.json',
  sandboxes: '.stryker-tmp/one',
};
const settingsOf = (own: Settings, told: Partial<RunSettings> = {}) => {
  const made = strykerSettings(own, { ...run, ...told });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  return made.value;
};

test('every setting without which Stryker answers wrong or leaves something behind is set', () => {
  expect(settingsOf({}).settings).toMatchObject({
    testRunner: 'vitest',
    plugins: ['/runner.js', '/ours.js'],
    coverageAnalysis: 'perTest',
    mutate: ['src/[[]id[]]/apple.ts', 'src/pear.ts'],
    checkers: [],
    cleanTempDir: 'always',
    reporters: ['json', 'tidemark'],
    jsonReporter: { fileName: '/tmp/mutation.json' },
    thresholds: { break: null },
    incremental: false,
    inPlace: false,
    ignoreStatic: false,
    allowEmpty: false,
    logLevel: 'info',
    timeoutMS: 5000,
    tempDirName: '.stryker-tmp/one',
  });
  expect(settingsOf({}).settings['ignorePatterns']).toContain('tsconfig*.json');
});

test('what the package says is kept where it changes no verdict, and named where it would', () => {
  const { settings, overruled } = settingsOf({
    timeoutMS: 9000,
    ignorePatterns: ['/pictures'],
    checkers: ['typescript'],
    vitest: { configFile: 'vitest.mutation.ts' },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    incremental: true,
    mutate: ['src/**'],
    testFiles: ['one.test.ts'],
  });
  expect(settings).toMatchObject({ timeoutMS: 9000, checkers: ['typescript'], ignoreStatic: false });
  expect(settings['vitest']).toEqual({ configFile: 'vitest.mutation.ts' });
  expect(settings['ignorePatterns']).toContain('/pictures');
  expect(settings).not.toHaveProperty('testFiles');
  expect(overruled).toEqual(['ignoreStatic', 'incremental', 'mutate', 'testFiles']);
});

test('what would leave mutants out for the whole package, without a reason, does not count', () => {
  const mutator = { excludedMutations: ['EqualityOperator'] };
  const { settings, overruled } = settingsOf({ mutator, ignorers: ['ripeness'] });
  expect(settings).not.toHaveProperty('mutator');
  expect(settings).not.toHaveProperty('ignorers');
  expect(overruled).toEqual(['mutator', 'ignorers']);
});

test('a time limit under five seconds is raised to it', () => {
  expect(settingsOf({ timeoutMS: 10 }).settings['timeoutMS']).toBe(5000);
});

test('a time limit of less than the tests themselves take is raised to that: the clock would notice every mutant', () => {
  expect(settingsOf({ timeoutFactor: -1e6 }).settings['timeoutFactor']).toBe(1);
  expect(settingsOf({ timeoutFactor: 3 }).settings['timeoutFactor']).toBe(3);
  expect(settingsOf({ timeoutFactor: 'long' }).settings['timeoutFactor']).toBe('long');
});

test('a filter puts our checker before those of the package', () => {
  const filter = { scope: { kind: 'all' as const }, known: { key: '*' } };
  const { settings } = settingsOf({ checkers: ['typescript', 7] }, { filter });
  expect(settings).toMatchObject({ checkers: ['tidemark', 'typescript'], tidemark: filter });
});

test('all tests run first when those that import the files are none', () => {
  const own = { vitest: { configFile: 'vitest.mutation.ts' } };
  const { settings } = settingsOf(own, { tests: 'all' });
  expect(settings['vitest']).toEqual({ configFile: 'vitest.mutation.ts', related: false });
});

test('another test runner is refused', () => {
  const made = strykerSettings({ testRunner: 'jest' }, run);
  expect(made).toMatchObject({ ok: false, problems: [{ code: 'tool-error' }] });
});
