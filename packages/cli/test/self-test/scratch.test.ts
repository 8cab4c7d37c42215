import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PLAIN_GIT, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { processSignals, scratchWith, type Signals } from '../../src/world/scratch.ts';
import { expectNoTrace, trialOrchard } from './trial-orchard.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');

function watched(hasGroups = true) {
  const emitter = new EventEmitter();
  const raised: string[] = [];
  const signals: Signals = {
    on: (signal, listener) => emitter.on(signal, listener),
    off: (signal, listener) => emitter.off(signal, listener),
    send: (id, signal) => {
      if (id === process.pid) raised.push(signal);
      else {
        process.kill(id, signal);
        if (hasGroups) return;
        throw new Error('there are no groups here');
      }
    },
  };
  return { emitter, raised, inScratch: scratchWith(signals) };
}

describe('a scratch folder', () => {
  test('is gone after the work, and after work that threw, with its listeners', async () => {
    const { emitter, raised, inScratch } = watched();
    const folder = await inScratch(async (scratch) => {
      writeFileSync(path.join(scratch.folder, 'apple'), '');
      return scratch.folder;
    });
    expect(existsSync(folder)).toBe(false);
    const thrown = inScratch(async (scratch) => Promise.reject(new Error(scratch.folder)));
    await expect(thrown).rejects.toThrow('tidemark-scratch-');
    await thrown.catch((error: Error) => expect(existsSync(error.message)).toBe(false));
    expect(emitter.eventNames()).toEqual([]);
    expect(raised).toEqual([]);
  });

  test('runs a command line with variables and programs of its own, and keeps the end of what it said', async () => {
    const { inScratch } = watched();
    const outcome = await inScratch(({ folder, runShell }) =>
      runShell('echo "$FRUIT" && echo "$PATH" >&2; exit 3', {
        cwd: folder,
        env: { FRUIT: 'apple' },
        path: ['/orchard'],
        timeoutMs: null,
      }),
    );
    expect(outcome.code).toBe(3);
    expect(outcome.output).toContain('apple\n');
    expect(outcome.output).toContain(`/orchard${path.delimiter}`);
  });

  test('says why a command could not be started', async () => {
    const { inScratch } = watched();
    const outcome = await inScratch(({ folder, runShell }) =>
      runShell('true', { cwd: path.join(folder, 'gone'), env: {}, path: [], timeoutMs: null }),
    );
    expect(outcome).toMatchObject({ code: null, output: expect.stringContaining('ENOENT') });
  });

  test.each([
    ['stops at once', 'sleep 60 & sleep 60', true],
    ['is in no group', 'sleep 60', false],
    ['does not want to stop', "trap '' TERM; sleep 60 & wait; sleep 60", true],
  ])('outlives a signal until what it runs, which %s, has ended', async (_what, command, hasGroups) => {
    const { emitter, raised, inScratch } = watched(hasGroups);
    const folder = await inScratch(async (scratch) => {
      const running = scratch.runShell(command, { cwd: scratch.folder, env: {}, path: [], timeoutMs: null });
      setTimeout(() => emitter.emit('SIGTERM', 'SIGTERM'), 300);
      expect(await running).toMatchObject({ code: null });
      expect(existsSync(scratch.folder)).toBe(true);
      expect(raised).toEqual([]);
      // Nothing more is begun once the end has come.
      const later = await scratch.runShell('touch pear', {
        cwd: scratch.folder,
        env: {},
        path: [],
        timeoutMs: null,
      });
      expect([later.code, readdirSync(scratch.folder)]).toEqual([null, []]);
      return scratch.folder;
    });
    expect(existsSync(folder)).toBe(false);
    expect(raised).toEqual(['SIGTERM']);
  });
});

test('the signals of this process come from it and go to it', async () => {
  let came = (_signal: string) => {};
  const listener = (signal: string) => came(signal);
  processSignals.on('SIGHUP', listener);
  const first = new Promise((resolve) => (came = resolve));
  processSignals.send(process.pid, 'SIGHUP');
  expect(await first).toBe('SIGHUP');
  processSignals.off('SIGHUP', listener);
  expect(process.listeners('SIGHUP')).not.toContain(listener);
});

test('Ctrl-C ends a self-test by the signal, and nothing of it stays', async () => {
  const repository = trialOrchard('touch "$TMPDIR/running"; sleep 60');
  const temporary = temporaryFolder();
  const env = { PATH: process.env['PATH'] ?? '', TMPDIR: temporary, ...PLAIN_GIT };
  const child = spawn(process.execPath, [BIN, 'self-test'], { cwd: repository.root, env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  while (!existsSync(path.join(temporary, 'running')))
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  expect(await ended).toEqual({ code: null, signal: 'SIGINT' });
  expectNoTrace(repository);
  expect(readdirSync(temporary)).toEqual(['running']);
});
