import path from 'node:path';
import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { runCommand } from '../../src/world/run-command.ts';

test.each([
  ['in a folder that is none', 'git', 'apple.ts'],
  ['in a folder that is not there', 'git', 'nowhere'],
  ['that is not there', 'no-such-program', '.'],
])('a program %s is not started, and that is an outcome', async (_what, program, cwd) => {
  const folder = temporaryFolder();
  writeTree(folder, { 'apple.ts': '' });
  const outcome = await runCommand(program, ['--version'], { cwd: path.join(folder, cwd) });
  expect(outcome.code).toBe(127);
  expect(outcome.stderr).toContain('spawn');
});
