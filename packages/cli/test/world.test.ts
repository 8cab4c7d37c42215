import { temporaryFolder } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { runCommand } from '../src/world/run-command.ts';

test('a program other than git is started as it is asked for, in the environment that is asked for', async () => {
  const script = 'process.stdout.write(`${process.env.GIT_DIR} ${process.argv[1]}`)';
  const env = { GIT_DIR: 'orchard' };
  const { code, stdout } = await runCommand(process.execPath, ['-e', script, 'apple'], {
    cwd: temporaryFolder(),
    env,
  });
  expect({ code, said: Buffer.from(stdout).toString() }).toEqual({ code: 0, said: 'orchard apple' });
});
