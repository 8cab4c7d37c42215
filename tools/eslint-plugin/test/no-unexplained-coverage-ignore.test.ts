import { noUnexplainedCoverageIgnore } from '../src/rules/no-unexplained-coverage-ignore.ts';
import { testRule } from './test-rule.ts';

const of = (code: string, filename = 'src/apple.ts') => ({ name: code, code, filename });
const unexplained = (hint: string) =>
  `\`${hint}\` hides code and does not say why: write \`${hint} -- reason\`.`;

/** A comment alone in its file, reported from end to end. */
const comment = (code: string, hint: string) => ({
  ...of(`${code}\nripen();\n`),
  errors: [{ message: unexplained(hint), line: 1, column: 1, endLine: 1, endColumn: code.length + 1 }],
});

testRule('no-unexplained-coverage-ignore', noUnexplainedCoverageIgnore, {
  valid: [
    of('/* v8 ignore next -- no Windows here */\nripen();\n'),
    of('/* v8 ignore next -- @preserve no Windows here */\nripen();\n'),
    of('// Stryker disable next-line all: only a log line\nripen();\n'),
    of('/* v8 ignore start -- the frost is not ours */\nripen();\n/* v8 ignore stop */\n'),
    of('/* node:coverage disable -- slow */\nripen();\n/* node:coverage enable */\n'),
    of('// we never write v8 ignore next here\nripen();\n'),
    of("ripen('/* v8 ignore next */');\n"),
    of('ripen(`\n/* istanbul ignore file */\n`);\n'),
    of('<p>{/* v8 ignore next -- no frost */ apple}</p>;\n', 'src/apple.tsx'),
    of('/* c8 ignore next -- why */\nripen();\n', 'src/apple.js'),
  ],
  invalid: [
    comment('/* v8 ignore next */', 'v8 ignore next'),
    comment('// v8 ignore next 3', 'v8 ignore next 3'),
    comment('/* istanbul ignore else */', 'istanbul ignore else'),
    comment('/* c8 ignore start */', 'c8 ignore start'),
    comment('/* node:coverage disable */', 'node:coverage disable'),
    comment('// Stryker disable all', 'Stryker disable all'),
    comment('/* v8 ignore file -- */', 'v8 ignore file'),
    comment('/* v8 ignore next -- @preserve */', 'v8 ignore next'),
    comment('/* v8 ignore everything */', 'v8 ignore everything'),
    comment('/* v8 ignore next: no dashes */', 'v8 ignore next: no dashes'),
    {
      ...of('<p>{/* v8 ignore next */ apple}</p>;\n', 'src/apple.tsx'),
      errors: [{ message: unexplained('v8 ignore next'), line: 1, column: 5, endLine: 1, endColumn: 25 }],
    },
    {
      ...of('ripen(); /*\n * istanbul ignore next\n */ fall(); // Stryker disable all\n', 'src/apple.mjs'),
      errors: [
        { message: unexplained('istanbul ignore next'), line: 1, column: 10, endLine: 3, endColumn: 4 },
        { message: unexplained('Stryker disable all'), line: 3, column: 13, endLine: 3, endColumn: 35 },
      ],
    },
    {
      name: 'a hint of many words is shown by its beginning',
      code: `/* v8 ignore ${'apple '.repeat(40)}*/\n`,
      filename: 'src/apple.ts',
      errors: [
        { message: unexplained(`v8 ignore ${'apple '.repeat(40)}`.slice(0, 120)), line: 1, column: 1 },
      ],
    },
  ],
});
