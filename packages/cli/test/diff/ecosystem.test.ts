import { createRepository, istanbulReport, lcov } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

/** Commits a text, puts another in its place, and asks with this report what is uncovered. */
async function findings(before: string, after: string, report: Readonly<Record<string, string>>) {
  const repository = createRepository({ [APPLE]: before });
  repository.write({ [APPLE]: after, ...report });
  const answer = await diff(repository);
  expect(answer.document.error).toBeNull();
  return { kinds: answer.document.uncovered.map(({ kind }) => kind), lines: uncoveredLines(answer) };
}

/** What stands between the parameters and the expression is gone in the code that ran, so the report has it on line 2. */
describe('an expression that an arrow with a written type returns, behind a comment', () => {
  const arrow = (name: string) =>
    `export const pick = (\n  name: string,\n): Apple =>\n  // Grown, not bought.\n  ${name}(\n    name,\n  );\n`;
  const json = (hits: number) => ({
    'coverage/coverage-final.json': istanbulReport({
      [APPLE]: {
        statements: [
          ['1:20-7:3', 1],
          ['2:2-7:3', hits],
        ],
        functions: [['1:20-7:3', hits]],
      },
    }),
  });

  test.each([
    [3, []],
    [0, [`${APPLE}:5`]],
  ])('ran %i times by its statement', async (hits, lines) => {
    expect(await findings(arrow('buy'), arrow('grow'), json(hits))).toEqual({
      kinds: lines.map(() => 'line'),
      lines,
    });
  });

  test.each([
    [3, []],
    [0, [`${APPLE}:5`, `${APPLE}:6`]],
  ])('ran %i times by the line of its function', async (hits, lines) => {
    const report = { 'coverage/lcov.info': lcov({ [APPLE]: { 1: hits } }) };
    const other = arrow('grow').replace('    name,', '    name + 1,');
    expect((await findings(arrow('buy'), other, report)).lines).toEqual(lines);
  });

  test('is hidden by a hint in front of it', async () => {
    const hinted = (name: string) => arrow(name).replace('Grown, not bought.', 'v8 ignore next');
    const report = { 'coverage/lcov.info': lcov({ [APPLE]: { 1: 0 } }) };
    expect((await findings(hinted('buy'), hinted('grow'), report)).lines).toEqual([]);
  });
});

/** A value that begins with something imported is placed by the last token before it that was not rewritten. */
describe('a value on the line below its name', () => {
  const forms = {
    'of a constant': (name: string) => `const tree: Tree =\n  ${name}(\n    1,\n  );\n`,
    'of a field': (name: string) => `class Tree {\n  apple: Apple =\n    ${name}(\n      1,\n  ); }\n`,
  };
  const placed = (above: number, hits: number) => ({
    'coverage/coverage-final.json': istanbulReport({
      [APPLE]: { statements: [[`${above}:2-${above + 3}:3`, hits]] },
    }),
    'coverage/lcov.info': lcov({ [APPLE]: { [above]: hits } }),
  });

  test.each([
    ['of a constant', 'coverage/coverage-final.json', 1],
    ['of a constant', 'coverage/lcov.info', 1],
    ['of a field', 'coverage/coverage-final.json', 2],
    ['of a field', 'coverage/lcov.info', 2],
  ] as const)('%s belongs to a record of the name, in %s', async (form, report, above) => {
    const [before, after] = [forms[form]('buy'), forms[form]('grow').replace('1,', '2,')];
    const linesFor = async (hits: number) =>
      (await findings(before, after, { [report]: placed(above, hits)[report] })).lines;
    expect(await linesFor(3)).toEqual([]);
    expect(await linesFor(0)).toEqual([`${APPLE}:${above + 1}`, `${APPLE}:${above + 2}`]);
  });
});

/** Nothing inside of a template without expressions has a place of its own, so the report ends the statement where it begins. */
describe('a line of a template that the report cuts off its statement', () => {
  const sql = (name: string) =>
    `export function pick(early: boolean) {\n  if (early) return;\n  grow\`\n    ${name}\n  \`;\n}\n`;
  const report = (hits: number) => ({
    'coverage/coverage-final.json': istanbulReport({
      [APPLE]: {
        statements: [
          ['2:2-2:Infinity', 1],
          ['2:13-2:Infinity', 1],
          ['3:2-3:Infinity', hits],
        ],
        functions: [['1:16-6:Infinity', 1]],
      },
    }),
  });

  test.each([
    [0, [`${APPLE}:4`]],
    [2, []],
  ])('ran %i times as its statement did', async (hits, lines) => {
    expect((await findings(sql('apple'), sql('pear'), report(hits))).lines).toEqual(lines);
  });
});

test('a cast that changes on a line of its own owes nothing in a function that never ran', async () => {
  const list = (type: string) => `export const all = () => [\n  pick(),\n] as ${type};\n`;
  const report = { 'coverage/lcov.info': lcov({ [APPLE]: { 1: 0, 2: 0 } }) };
  expect((await findings(list('Apple[]'), list('const'), report)).lines).toEqual([]);
});

test('an arm that ends with an exclamation mark was never taken as a whole', async () => {
  const choice = (name: string) => `export const apple = ripe()\n  ? pick()\n  : ${name}!;\n`;
  const report = istanbulReport({
    [APPLE]: {
      statements: [['1:21-3:9', 1]],
      branches: [['cond-expr', '1:21-3:9', ['2:4-2:10', 1], ['3:4-3:9', 0]]],
    },
  });
  expect(
    await findings(choice('bought'), choice('stored'), { 'coverage/coverage-final.json': report }),
  ).toEqual({ kinds: ['line'], lines: [`${APPLE}:3`] });
});

test('arms that a source map without columns puts on the same whole line are told from no other', async () => {
  const choice = (name: string) => `export const pick = () =>\n  ripe() ?? ${name};\n`;
  const report = istanbulReport({
    [APPLE]: {
      statements: [['2:0-2:Infinity', 8]],
      functions: [['1:0-2:Infinity', 8]],
      branches: [['binary-expr', '2:0-2:Infinity', ['2:0-2:Infinity', 8], ['2:0-2:Infinity', 0]]],
    },
  });
  expect(
    await findings(choice('bought'), choice('stored'), { 'coverage/coverage-final.json': report }),
  ).toEqual({ kinds: ['branch'], lines: [`${APPLE}:2`] });
});

test('hundreds of signatures without semicolons in an interface owe nothing', async () => {
  const signature = '  <A extends B = C, D extends E<A> = E<A>>(pick: F<A, D>): G<[A, D], H<A>>\n';
  const types = `export interface Pick {\n${signature.repeat(300)}}\n`;
  const report = { 'coverage/lcov.info': lcov({ [APPLE]: { 1: 0 } }) };
  const answer = await findings('export interface Pick {}\n', types, report);
  expect(answer).toEqual({ kinds: [], lines: [] });
});
