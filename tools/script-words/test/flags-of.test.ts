import { afterEach, expect, test, vi } from 'vitest';
import { flagsOf, refuse } from '../src/index.ts';

const HELP =
  'Usage: pnpm prune [--trees <n>] [--dry]\n\n  --trees <n>  how many (default: 3)\n  --dry        only say which\n';
const OPTIONS = {
  trees: { type: 'string', default: '3' },
  dry: { type: 'boolean' },
} as const;

const said = { log: '', error: '' };
vi.spyOn(console, 'log').mockImplementation((text: string) => void (said.log += text));
vi.spyOn(console, 'error').mockImplementation((text: string) => void (said.error += text));
const argv = [...process.argv];
afterEach(() => {
  process.argv = argv;
  Object.assign(said, { log: '', error: '' });
});

/** The flags of a script that was started with these words; vitest makes an error of an exit. */
function flags(...words: readonly string[]) {
  process.argv = ['node', 'prune.ts', ...words];
  return { ...flagsOf(HELP, OPTIONS) };
}

test('flags are read by their names, and defaults fill up', () => {
  expect(flags()).toEqual({ trees: '3' });
  expect(flags('--trees=5', '--', '--dry')).toEqual({ trees: '5', dry: true });
});

test.each(['--help', '-h'])('%s tells the use on stdout, and all is well', (word) => {
  expect(() => flags('--dry', word)).toThrow('process.exit unexpectedly called with "0"');
  expect(said).toEqual({ log: HELP, error: '' });
});

test.each([
  ['an unknown flag', ['--frost'], "Unknown option '--frost'"],
  ['a word that is no flag', ['apple'], "Unexpected argument 'apple'"],
  ['a flag without its value', ['--trees'], "Option '--trees <value>' argument missing"],
  ['a value for a flag that has none', ['--dry=yes'], "Option '--dry' does not take an argument"],
])('%s is refused on stderr, with the use', (_what, words, reason) => {
  expect(() => flags(...words)).toThrow('process.exit unexpectedly called with "2"');
  expect(said).toEqual({ log: '', error: `pnpm prune: ${reason}\n\n${HELP}` });
});

test('options that are no options of parseArgs are a bug, and stay one', () => {
  process.argv = ['node', 'prune.ts'];
  expect(() => flagsOf(HELP, { trees: { type: 'string', default: Symbol('tree') } } as never)).toThrow(
    'options.trees.default',
  );
});

test('a value that a script cannot take is refused in the same way', () => {
  expect(() => refuse(HELP, '--trees is no number')).toThrow('process.exit unexpectedly called with "2"');
  expect(said.error).toBe(`pnpm prune: --trees is no number\n\n${HELP}`);
});
