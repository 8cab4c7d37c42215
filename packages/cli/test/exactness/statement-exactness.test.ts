import path from 'node:path';
import { expect, test } from 'vitest';
import { CONSTRUCTS } from './constructs.ts';
import { exactnessSection } from './exactness-table.ts';
import { measureConstructs } from './measure-constructs.ts';

const PAGE = path.join(import.meta.dirname, '../../../../docs/statement-exactness.md');
const INTRODUCTION = `# Statement exactness

What vitest reports of each construct, measured with both of its providers, and what \`tidemark diff --partial fail\`
answers when that line alone is edited. Made by a test that runs vitest: \`pnpm exec vitest run test/exactness -u\` in
\`packages/cli\` writes this page.

Of a line the providers' columns hold the records that begin on it, with their hits: \`s\` a statement, \`f\` a function,
\`b\` an arm of a branch. The last three columns are the answers to the JSON report of each provider and to the lcov report
of v8; \`·\` is a line that owes nothing.

The answers rest on these rules:

- A line on which statements begin has run when all of them have; one that did not makes it \`partial\`.
- Any other line belongs to the innermost statement, function or branch arm around it.
- A line that none of them owns (\`class …\`, \`export default …\`) has run when something of the function or module has.
- Brackets that close or separate, types and imports owe nothing.
- Providers place a function of TypeScript a line too high when it begins with a bracket; the source corrects it.

What no report tells, no answer can:

- The right side of \`??=\`, \`||=\`, \`&&=\` and the arguments of an optional call are no branch for either provider, so
  such lines pass with their statement.
- v8 counts a literal default value as used, and a function that is the value of a property as called; the statements
  of its body are right.
- A module of only an exported expression or a class without members has an empty record, whether a test imports it
  or not: it is \`unmeasured\`. A name for the value (\`const apple = …; export default apple;\`) or a member makes it
  measurable.
- An lcov report has one count for a line, so a statement that never ran beside one that did passes.
`;

test('docs/statement-exactness.md says what vitest reports and what diff answers, line by line', async () => {
  const [v8, istanbul] = await Promise.all([
    measureConstructs(CONSTRUCTS, 'v8'),
    measureConstructs(CONSTRUCTS, 'istanbul'),
  ]);
  const sections = await Promise.all(
    CONSTRUCTS.map((construct) => exactnessSection(construct, { v8, istanbul })),
  );
  await expect([INTRODUCTION, ...sections].join('\n')).toMatchFileSnapshot(PAGE);
});
