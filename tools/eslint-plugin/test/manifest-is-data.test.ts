import { manifestIsData } from '../src/rules/manifest-is-data.ts';
import { testRule } from './test-rule.ts';

const FILE = 'packages/orchard/feature.manifest.ts';
const define = (body: string) =>
  `import { DEFAULT_COVERAGE_BANDS, defineFeature } from '@tidemark/manifest';\nexport default defineFeature(${body});\n`;
const of = (name: string, code: string, filename = FILE) => ({ name, code, filename });
const refused = (message: string) => `This manifest cannot be read: ${message}.`;

testRule('manifest-is-data', manifestIsData, {
  valid: [
    of(
      'literals and constants of ours',
      define("{ name: 'orchard', coverage: { bands: DEFAULT_COVERAGE_BANDS } }"),
    ),
    of('as const and satisfies', define("{ name: 'orchard' } as const satisfies object")),
    of('a constant of the file', `const NAME = 'orchard';\n${define('{ name: NAME }')}`),
    of('code in another file', define('{ name: nameOf() }'), 'packages/orchard/orchard.manifest.ts'),
    of('a file of no name', define('{ name: nameOf() }'), 'input.ts'),
  ],
  invalid: [
    {
      ...of('a call', define('{ name: nameOf(1) }')),
      errors: [{ message: refused('is code, not data'), line: 2, column: 38, endLine: 2, endColumn: 47 }],
    },
    {
      ...of('every mistake of the schema', define("{\n  name: '',\n  covrage: {\n  },\n}")),
      errors: [
        {
          message: refused('name is wrong: too small: expected string to have >=1 characters'),
          line: 3,
          column: 9,
        },
        {
          message: refused('covrage is no key of a manifest; did you mean coverage?'),
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 10,
        },
      ],
    },
    {
      ...of('no default export', 'export const orchard = 1;\n'),
      errors: [{ message: refused('has no default export'), line: 1, column: 1 }],
    },
    {
      ...of(
        'a value behind a mark of the byte order',
        "\ufeff// 🍎\nexport default { name: 'a', coverage: { mutationScore: 101 } };\n",
      ),
      errors: [
        {
          message: refused('coverage.mutationScore is wrong: too big: expected number to be <=100'),
          line: 2,
          column: 56,
          endLine: 2,
          endColumn: 59,
        },
      ],
    },
  ],
});
