import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from '@tidemark/test-kit';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const MANIFEST: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
);
const run = (words: readonly string[]) => runProcess(process.execPath, words, { cwd: ROOT });

/** The scripts that run a program of this workspace with words of the caller's own. */
const SCRIPTS = Object.entries(MANIFEST.scripts).flatMap(([name, command]) => {
  const [program, file = '', ...fixed] = command.split(' ');
  return program === 'node' && fixed.length === 0 ? [{ name, file }] : [];
});

test('there are scripts to ask', () => {
  expect(SCRIPTS.map(({ name }) => name)).toEqual(expect.arrayContaining(['bench', 'check', 'test', 'fuzz']));
});

test.each(SCRIPTS)('pnpm $name --help tells its use and does nothing else', async ({ name, file }) => {
  const { code, stdout, stderr } = await run([file, '--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^(?:Usage: )?(?:pnpm ${name}|tidemark)\\b`, 'm'));
});

test.each(SCRIPTS)('pnpm $name --frost is refused by name, without a stack', async ({ file }) => {
  const { code, stdout, stderr } = await run([file, '--frost']);
  expect(code).toBe(2);
  expect(stdout + stderr).toContain('--frost');
  expect(stderr).not.toMatch(/^\s+at /m);
});
