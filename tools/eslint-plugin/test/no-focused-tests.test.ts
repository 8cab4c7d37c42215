import { noFocusedTests } from '../src/rules/no-focused-tests.ts';
import { testRule } from './test-rule.ts';

const filename = 'src/apple.test.ts';
const focused = (call: string) => `\`${call}\` keeps every other test of this file from running.`;
const desc = 'Run the other tests too.';
const of = (code: string) => ({ name: code, code, filename });

/** A call that is reported where its words stand, and what the suggestion makes of it. */
const calling = (words: string, rest: string, call: string, output: string) => ({
  ...of(`${words}${rest}`),
  errors: [
    {
      message: focused(call),
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: words.length + 1,
      suggestion: { desc, output: `${output}${rest}` },
    },
  ],
});

const BODY = "('ripens', () => {});";

testRule('no-focused-tests', noFocusedTests, {
  valid: [
    of(`it${BODY}`),
    of(`it.skip${BODY}`),
    of(`xit${BODY}`),
    of('list.only(2);'),
    of(`// it.only${BODY}`),
    of(`const text = "it.only('ripens', () => {})";`),
    of("it('ripens', { only: false }, () => {});"),
    of(`// -- while the graft is debugged on the branch\nit.only${BODY}`),
    of(`it.only${BODY.replace(';', '')}; // -- the only one that Windows has`),
  ],
  invalid: [
    calling('it.only', BODY, 'it.only', 'it'),
    calling('test.only', BODY, 'test.only', 'test'),
    calling('describe.only', BODY, 'describe.only', 'describe'),
    calling('fit', BODY, 'fit', 'it'),
    calling('fdescribe', BODY, 'fdescribe', 'describe'),
    calling('test.concurrent.only', BODY, 'test.concurrent.only', 'test.concurrent'),
    calling('it.only.concurrent', BODY, 'it.only.concurrent', 'it.concurrent'),
    calling("it['only']", BODY, 'it.only', 'it'),
    calling('it.only.each([{ only: 1 }])', BODY, 'it.only.each', 'it.each([{ only: 1 }])'),
    {
      ...of('it.each([orchard.only])\n  .only(name, () => {});'),
      errors: [{ message: focused('it.each.only'), line: 1, column: 1, endLine: 2, endColumn: 8 }],
    },
    {
      ...of("it('ripens', { only: true }, () => {});"),
      errors: [{ message: focused('it'), line: 1, column: 1, endLine: 1, endColumn: 3 }],
    },
    {
      ...of('const { only } = describe;'),
      errors: [{ message: focused('describe.only'), line: 1, column: 7, endLine: 1, endColumn: 26 }],
    },
    {
      name: 'two calls behind a mark of the byte order and an emoji',
      code: "\ufeff// 🍎\nit.only('ripens', () => {}); fit('falls', () => {});\n",
      filename,
      errors: [
        {
          message: focused('it.only'),
          line: 2,
          column: 1,
          suggestion: { desc, output: "\ufeff// 🍎\nit('ripens', () => {}); fit('falls', () => {});\n" },
        },
        {
          message: focused('fit'),
          line: 2,
          column: 30,
          suggestion: { desc, output: "\ufeff// 🍎\nit.only('ripens', () => {}); it('falls', () => {});\n" },
        },
      ],
    },
  ],
});
