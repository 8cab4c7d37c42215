import { failed, ok, type Result } from '@tidemark/kernel';
import { isSettings, type Settings } from './resolve-extends.ts';
import type { MutantFilter } from './scope.ts';

/** What only this run can say. Paths are absolute, files to mutate relative to the package. */
export interface RunSettings {
  readonly files: readonly string[];
  readonly concurrency: number;
  /** Addresses of vitest's runner, of ours, and of what the package adds. */
  readonly plugins: readonly string[];
  /** The tests to run first: those that import the files, however far, which vitest finds, or all. */
  readonly tests: 'related' | 'all';
  /** Null when every mutant is tried. */
  readonly filter: MutantFilter | null;
  readonly reportFile: string;
  readonly sandboxes: string;
}

/** Settings for Stryker, and those of the package that do not count, by name. */
export interface StrykerSettings {
  readonly settings: Settings;
  readonly overruled: readonly string[];
}

/** The name under which Stryker knows our checker, our reporter and their settings. */
export const PLUGIN_NAME = 'tidemark';

/** What a package may not decide: any other value would change what is tried, or by which tests, without a word. */
const FIXED: Settings = {
  coverageAnalysis: 'perTest',
  inPlace: false,
  ignoreStatic: false,
  incremental: false,
  force: false,
  dryRunOnly: false,
  allowEmpty: false,
};
/** What the manifest decides, or we do; and what leaves mutants out, for which there is no place to say why. */
const OURS = ['mutate', 'testFiles', 'incrementalFile', 'mutator', 'ignorers', PLUGIN_NAME];

const UNSEEN_FILES = ['/coverage', '/reports', '/dist', '/.turbo', 'tsconfig*.json'];
const LEAST_TIMEOUT_MS = 5000;
/** With less than the time of the tests themselves, or below zero, the clock would notice every mutant. */
const LEAST_TIMEOUT_FACTOR = 1;

/**
 * Makes the settings of one run from what the package says and from what must hold: vitest with coverage per test, plugins
 * by address, no incremental memory, no exit code of Stryker's own. Another test runner is a `tool-error`.
 */
export function strykerSettings(own: Settings, run: RunSettings): Result<StrykerSettings> {
  const runner = own['testRunner'] ?? 'vitest';
  if (runner !== 'vitest') {
    return failed({
      code: 'tool-error',
      message: `mutants are tried with vitest, not with the test runner ${String(runner)}`,
      hint: 'Set "testRunner": "vitest" in the configuration of Stryker',
    });
  }
  const fixed = Object.keys(FIXED).filter((name) => Object.hasOwn(own, name) && own[name] !== FIXED[name]);
  const ours = OURS.filter((name) => Object.hasOwn(own, name));
  const kept = Object.fromEntries(Object.entries(own).filter(([name]) => !ours.includes(name)));
  const { filter, files, concurrency, plugins, reportFile, sandboxes } = run;
  const vitest = isSettings(own['vitest']) ? own['vitest'] : {};
  const checkers = textsOf(own['checkers']);
  const [timeout, factor] = [own['timeoutMS'], own['timeoutFactor']];
  return ok({
    overruled: [...fixed, ...ours],
    settings: {
      ...kept,
      ...FIXED,
      testRunner: 'vitest',
      plugins,
      vitest: run.tests === 'all' ? { ...vitest, related: false } : vitest,
      mutate: files.map(asPattern),
      concurrency,
      checkers: filter === null ? checkers : [PLUGIN_NAME, ...checkers],
      // A copied tsconfig would extend a file that is not where it was, and Stryker would want the compiler of TypeScript 6.
      ignorePatterns: [...new Set([...textsOf(own['ignorePatterns']), ...UNSEEN_FILES])],
      tempDirName: sandboxes,
      cleanTempDir: 'always',
      reporters: ['json', PLUGIN_NAME],
      jsonReporter: { fileName: reportFile },
      thresholds: { high: 100, low: 0, break: null },
      timeoutMS: typeof timeout === 'number' ? Math.max(timeout, LEAST_TIMEOUT_MS) : LEAST_TIMEOUT_MS,
      ...(typeof factor === 'number' ? { timeoutFactor: Math.max(factor, LEAST_TIMEOUT_FACTOR) } : {}),
      // Below it vitest's own configuration is printed, which holds itself and ends the run.
      logLevel: 'info',
      fileLogLevel: 'off',
      allowConsoleColors: false,
      [PLUGIN_NAME]: filter ?? { scope: { kind: 'all' }, known: {} },
    },
  });
}

/** A path as a glob that matches nothing else: `[id]` in a name is no set of letters. */
function asPattern(file: string): string {
  return file.replaceAll(/[[\]{}*?]/g, (character) => `[${character}]`);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
