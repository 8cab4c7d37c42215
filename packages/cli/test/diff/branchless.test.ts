import { createRepository, istanbul, lcov, type Branch } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { diff } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const PEAR = 'src/pear.ts';
const BRANCHING = 'if (ripe) {\n  pick();\n}\n';
const LINES = { 1: 1, 2: 1 };
const ARMS: readonly Branch[] = [
  [1, 0, 0, 1],
  [1, 0, 1, 1],
];

/** The warnings about a change of these sources, measured by this report. */
async function warned(sources: Readonly<Record<string, string>>, report: string, name = 'lcov.info') {
  const repository = createRepository({ 'package.json': '{"name":"orchard"}', '.gitignore': '/coverage/\n' });
  repository.write({ ...sources, [`coverage/${name}`]: report });
  const { document } = await diff(repository);
  return document.warnings.filter(({ code }) => code === 'no-branches').map(({ message }) => message);
}

test('a report that counts no branches cannot miss an arm, and that is said', async () => {
  expect(await warned({ [APPLE]: BRANCHING }, lcov({ [APPLE]: LINES }))).toEqual([
    `coverage/lcov.info counts no branches, so an arm that no test took is not seen in ${APPLE}`,
  ]);
});

test('a report that counts branches anywhere counts them everywhere', async () => {
  const report = lcov({ [APPLE]: LINES, [PEAR]: LINES }, { [PEAR]: ARMS });
  expect(await warned({ [APPLE]: BRANCHING, [PEAR]: BRANCHING }, report)).toEqual([]);
});

test.each([
  ['no branch', 'pick();\npick();\n'],
  ['a branch that not every provider counts', 'pick(ripe ?? sweet);\npick();\n'],
  ['branches and a hint', `/* v8 ignore next -- @preserve */\n${BRANCHING}`],
])('of a source with %s a report without branches says nothing', async (_, text) => {
  expect(await warned({ [APPLE]: text }, lcov({ [APPLE]: LINES }))).toEqual([]);
});

test('of a branch on a line that did not change a report without branches says nothing', async () => {
  const repository = createRepository({ [APPLE]: BRANCHING, '.gitignore': '/coverage/\n' });
  repository.write({
    [APPLE]: `${BRANCHING}pick();\n`,
    'coverage/lcov.info': lcov({ [APPLE]: { 1: 1, 4: 1 } }),
  });
  expect((await diff(repository)).document.warnings.map(({ code }) => code)).toEqual(['unproven']);
});

test('an empty branch map is no count of branches either', async () => {
  const report = istanbul({ [APPLE]: [[1, 3, 1]] });
  expect(await warned({ [APPLE]: BRANCHING }, report, 'coverage-final.json')).toHaveLength(1);
});
