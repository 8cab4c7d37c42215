import { EventEmitter } from 'node:events';
import { temporaryFolder } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { askedToEnd } from '../src/world/asked-to-end.ts';
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

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s asks to end, and the next signal is left to the system',
  async (signal) => {
    const emitter = new EventEmitter();
    const asked = askedToEnd(emitter)();
    emitter.emit(signal);
    await asked;
    expect(emitter.eventNames()).toEqual([]);
  },
);
