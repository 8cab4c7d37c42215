import { expect, test } from 'vitest';
import { marksOf } from '../src/marks-of.ts';
import { noFocusedTests } from '../src/rules/no-focused-tests.ts';
import { noUnexplainedCoverageIgnore } from '../src/rules/no-unexplained-coverage-ignore.ts';
import type { RuleContext } from '../src/rule.ts';

const context = (filename: string, text: string): RuleContext => ({
  filename,
  options: [],
  sourceCode: { text, getLocFromIndex: (index) => ({ line: 1, column: index }) },
  report: () => expect.fail('nothing is reported before the file is visited'),
});
const found = (filename: string, text: string) => {
  const { hints, testMarks } = marksOf(context(filename, text));
  return [...hints.map((hint) => hint.text), ...testMarks.map(({ call }) => call)];
};

const CAST = "/* v8 ignore next */ const apple = <Apple>fruit;\nit.only('ripens', () => {});\n";

test('a file in another language is searched for what looks like a hint', () => {
  const text = "<!-- v8 ignore next -->\n<script>it.only('ripens', () => {});</script>\n";
  expect(found('src/Apple.vue', text)).toEqual(['v8 ignore next']);
});

test('one text under two names is read in the language of each', () => {
  expect(found('src/apple.test.ts', CAST)).toEqual(['v8 ignore next', 'it.only']);
  expect(found('src/apple.test.tsx', CAST)).toEqual(['v8 ignore next']);
  expect(found('src/apple.test.ts', CAST)).toEqual(['v8 ignore next', 'it.only']);
});

test.each(['<input>', '<text>'])('a text that the linter calls %s is TypeScript with JSX', (filename) => {
  expect(found(filename, '/* v8 ignore next */\nconst a: Apple = <p />;\nfit("ripens");\n')).toEqual([
    'v8 ignore next',
    'fit',
  ]);
});

test('one name with two texts, one after the other, is read twice', () => {
  expect(found('src/apple.ts', '// v8 ignore next\n')).toEqual(['v8 ignore next']);
  expect(found('src/apple.ts', '// c8 ignore next\n')).toEqual(['c8 ignore next']);
  expect(found('src/apple.ts', 'ripen();\n')).toEqual([]);
});

test('a rule asks for no visit of a file that gives it nothing to say', () => {
  const plain = context('src/apple.ts', 'ripen();\n');
  expect([noFocusedTests, noUnexplainedCoverageIgnore].map(({ create }) => create(plain))).toEqual([{}, {}]);
});
