import { createRepository, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/command-table.ts';
import { flagsOf } from '../../src/flags/flags-of.ts';
import { main } from '../../src/main.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import { diff, tidemark } from '../run-tidemark.ts';
import type { DiffDocument } from '../../src/contract/documents.ts';

async function said(...words: readonly string[]) {
  let text = '';
  const output = { isTerminal: true, write: (more: string) => void (text += more) };
  const code = await main(words, { ...nodeWorld(), cwd: temporaryFolder(), stdout: output, stderr: output });
  return { code, text };
}

describe('help', () => {
  test('of the program names every command and exit code', async () => {
    const { code, text } = await said('--help');
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(text).toContain(name);
    expect(text).toContain('70  a bug in Tidemark');
    expect((await said('help')).text).toBe(text);
    expect((await said('help', 'diff')).text).toBe((await said('diff', '--help')).text);
    expect((await said('-h')).text).toBe(text);
  });

  test.each(COMMANDS)('of $name shows its examples and every flag', async (command) => {
    const { name, examples } = command;
    const { code, text } = await said(name, '--help');
    expect(code).toBe(0);
    for (const [words] of examples) expect(text).toContain(words);
    for (const flag of flagsOf(command)) expect(text).toContain(`--${flag.name}`);
    expect(text.includes('--no-exit-code')).toBe('load' in command);
  });

  test('of the version is one line, with and without a command', async () => {
    expect((await said('--version')).text).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    expect((await said('diff', '--version')).text).toBe((await said('--version')).text);
  });
});

describe('a command line that is off', () => {
  test.each([
    [['dif'], 'Did you mean tidemark diff?'],
    [['orchard'], 'Use one of'],
    [['help', 'dif'], 'Did you mean tidemark diff?'],
    [['--cwd', '.', 'diff'], 'Name the command first'],
    [[], 'Use one of'],
    [['diff', '--bse', 'main'], 'Did you mean --base?'],
    [['diff', '--bsae', 'main'], 'Did you mean --base?'],
    [['diff', '--cdw', '.'], 'Did you mean --cwd?'],
    [['diff', '--orchard'], 'See --help'],
    [['diff', '--base'], 'Write --base <ref>'],
    [['diff', '--base', '--json'], 'Write --base <ref>'],
    [['diff', '--json', '--no-json'], 'Give one of them'],
    [['diff', '--json=1'], 'Write --json alone'],
    [['diff', '--lines', 'some'], 'Use one of: all, band'],
    [['diff', '--max-items', 'many'], 'Write --max-items 20'],
    [['serve', '--port', 'abc'], 'Write --port 4780'],
    [['diff', '--base', 'a', '--base', 'b'], 'Give it once'],
    [['diff', '--head', 'HEAD', '--staged'], 'Name one new side'],
    [['diff', '--diff-file', 'x', '--base', 'main'], 'Name one new side'],
    [['diff', 'orchard'], 'Leave it out'],
    [['diff', '--reporter', 'pdf'], 'Use one of'],
  ])('%j is usage, with the way out', async (words, hint) => {
    const answer = await tidemark<DiffDocument>(createRepository({ a: '' }), words);
    expect(answer).toMatchObject({ code: 2, document: { status: 'error', error: { code: 'usage' } } });
    expect(answer.document.error?.hint).toContain(hint);
    expect(answer.stderr).toContain(hint);
  });

  test('is told every mistake at once', async () => {
    const answer = await diff(temporaryFolder(), '--bse', '--lines', 'some', '--quite');
    expect(answer.document.error?.problems).toHaveLength(3);
  });

  test('is told a misspelt option once, not again for its value', async () => {
    const { document } = await diff(temporaryFolder(), '--bse', 'main', 'orchard');
    expect(document.error?.problems.map((problem) => problem.message)).toEqual([
      'unknown option --bse',
      "the command takes no 'orchard'",
    ]);
  });

  test('ends with 0 under --no-exit-code, and says so in its document all the same', async () => {
    expect(await diff(temporaryFolder(), '--orchard', '--no-exit-code')).toMatchObject({
      code: 0,
      document: { status: 'error' },
    });
  });
});

test('outside of a repository there is nothing to judge', async () => {
  expect(await diff(temporaryFolder())).toMatchObject({
    code: 2,
    document: { error: { code: 'not-a-repository' } },
  });
  expect(await tidemark(temporaryFolder(), ['aggregate'])).toMatchObject({
    code: 2,
    document: { error: { code: 'not-a-repository' } },
  });
  expect(await tidemark(temporaryFolder(), ['record-base'])).toMatchObject({
    code: 2,
    document: { error: { code: 'not-a-repository' } },
  });
});

test('a bug of ours is 70, with what to do about it', async () => {
  const run = () => Promise.reject(new TypeError('pear is not a function'));
  const answer = await tidemark<DiffDocument>(createRepository({ a: '' }), ['diff'], { run });
  expect(answer).toMatchObject({
    code: 70,
    document: { status: 'error', error: { code: 'internal', message: 'TypeError: pear is not a function' } },
  });
  expect((await tidemark(createRepository({ a: '' }), ['diff', '--no-exit-code'], { run })).code).toBe(0);
});
