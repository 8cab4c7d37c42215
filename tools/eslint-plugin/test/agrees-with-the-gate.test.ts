import path from 'node:path';
import { createRepository, runProcess } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import type { LintRule } from '../src/rule.ts';
import { noFocusedTests } from '../src/rules/no-focused-tests.ts';
import { noUnexplainedCoverageIgnore } from '../src/rules/no-unexplained-coverage-ignore.ts';
import { lintText } from './lint-text.ts';

const CLI = path.resolve(import.meta.dirname, '../../../packages/cli/src/bin.ts');
const BODY = "('ripens', () => {});";

/** One a line, so that a line says which. A line between them keeps a reason from reaching the next. */
const MARKS = [
  '/* v8 ignore next */',
  '/* v8 ignore next -- no frost here */',
  '/* v8 ignore next -- @preserve */',
  '/* v8 ignore next -- @preserve no frost here */',
  '/* v8 ignore next: no frost here */',
  '/* v8 ignore next -- ... */',
  '/* v8 ignore next -- 42 */',
  '/* istanbul ignore else */',
  '/* c8 ignore next 3 */',
  '/* c8 ignore start */ a(); /* c8 ignore stop */',
  '/* c8 ignore start -- slow */ a(); /* c8 ignore stop */',
  '/* v8 ignore whatever */',
  '/* node:coverage disable */ a(); /* node:coverage enable */',
  '/* node:coverage ignore next 2 -- slow */',
  '// Stryker disable next-line all',
  '// Stryker disable next-line all: a log line',
  '// Stryker restore all',
  '// we write no v8 ignore next here',
  "a('/* v8 ignore next */');",
  'a(`/* v8 ignore next */`);',
  '/* @vitest-ignore */',
  `it.only${BODY}`,
  `it.only${BODY} // -- the smoke test`,
  `describe.only${BODY}`,
  `fit${BODY}`,
  `fdescribe${BODY}`,
  `fcontext${BODY}`,
  `suite.concurrent.only${BODY}`,
  `it.only.each([1])${BODY}`,
  'it.only.each`a`' + BODY,
  `it['only']${BODY}`,
  `orchard.only${BODY}`,
  'orchard.only(2);',
  "it('ripens', { only: true }, () => {});",
  "it('ripens', { only: false }, () => {});",
  'const spec = it.only;',
  'const { only } = describe;',
  `it.skip${BODY}`,
  `xit${BODY}`,
  `it${BODY}`,
];
const TEXT = MARKS.map((mark) => `${mark}\na();\n`).join('');

test('the rules report the lines of marks that the gate fails on, and no other', async () => {
  const repository = createRepository({
    'package.json': '{ "name": "@shop/orchard" }',
    'src/apple.test.ts': '',
  });
  repository.write({ 'src/apple.test.ts': TEXT });
  const { stdout } = await runProcess(process.execPath, [CLI, 'diff', '--json', '--max-items', '100'], {
    cwd: repository.root,
  });
  const { weakened }: { weakened: { kind: string; line: number; reason: string | null }[] } =
    JSON.parse(stdout);
  const gate = (kind: string) =>
    weakened
      .filter((one) => one.kind === kind && one.reason === null)
      .map(({ line }) => MARKS[(line - 1) / 2]);

  expect(linted(noUnexplainedCoverageIgnore)).toEqual(gate('ignore-added'));
  expect(linted(noFocusedTests)).toEqual(gate('test-focused'));
  expect(gate('ignore-added').length + gate('test-focused').length).toBeGreaterThan(20);
});

function linted(rule: LintRule): (string | undefined)[] {
  const messages = lintText(rule, { text: TEXT, filename: 'src/apple.test.ts', cwd: '/', options: [] });
  return messages.map(({ line }) => MARKS[(line - 1) / 2]);
}
