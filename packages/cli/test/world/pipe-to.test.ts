import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@tidemark/test-kit';
import { expect, onTestFinished, test, vi } from 'vitest';
import { strykerPlugins, strykerValidationSchema } from '../../src/stryker-plugin.ts';
import { pipeTo } from '../../src/world/pipe-to.ts';

test('text is written to the descriptor, and one that is closed is an error', () => {
  const file = path.join(temporaryFolder(), 'events');
  const descriptor = openSync(file, 'w');
  const write = pipeTo(descriptor);
  write('one\n');
  write('two\n');
  closeSync(descriptor);
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
  expect(() => write('three\n')).toThrow('EBADF');
});

test('the plugin is what Stryker looks for: a checker, a reporter and a setting', () => {
  expect(strykerPlugins.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'Checker tidemark',
    'Reporter tidemark',
  ]);
  expect(Object.keys(strykerValidationSchema.properties)).toEqual(['tidemark']);
});

test('when the reader is gone the process that writes ends; what does not fit now is lost', () => {
  const fifo = path.join(temporaryFolder(), 'events');
  execFileSync('mkfifo', [fifo]);
  const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const write = pipeTo(openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK));
  const ended = vi.spyOn(process, 'kill').mockReturnValue(true);
  onTestFinished(() => ended.mockRestore());
  for (let round = 0; round < 20; round += 1) write('apple '.repeat(2000));
  expect(ended).not.toHaveBeenCalled();
  closeSync(reader);
  write('too late');
  expect(ended).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGTERM');
});
