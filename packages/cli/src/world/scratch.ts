import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { withoutSecrets } from './without-secrets.ts';
import type { InScratch, RunProgram, RunShell } from './world.ts';

/** Where signals come from and go to: the process, or what a test puts in its place. */
export interface Signals {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  /** To a process by its id, or to a group of them by its negative. */
  send(id: number, signal: NodeJS.Signals): void;
}

export const processSignals: Signals = {
  on: (signal, listener) => process.on(signal, listener),
  off: (signal, listener) => process.off(signal, listener),
  send: (id, signal) => process.kill(id, signal),
};

const ENDING: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const MOST_OUTPUT = 64 * 1024;
const GRACE_MS = 3000;

/**
 * Gives work a fresh folder and takes it away again, however the work ends. A signal that would end this process first
 * ends what the work has started; it is passed on when the folder is gone.
 */
export function scratchWith(signals: Signals): InScratch {
  return async (work) => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'tidemark-scratch-')));
    const running = new Set<ChildProcess>();
    const ending = new AbortController();
    let received: NodeJS.Signals | null = null;
    const stopAll = () => {
      ending.abort();
      for (const child of running) stop(child, signals);
    };
    const end = (signal: NodeJS.Signals) => {
      received = signal;
      stopAll();
    };
    for (const signal of ENDING) signals.on(signal, end);
    const others: string[] = [];
    const toItsEnd = async (begin: () => ChildProcess) => {
      if (ending.signal.aborted) return { code: null, output: '' };
      const child = begin();
      running.add(child);
      const outcome = await outcomeOf(child);
      running.delete(child);
      return outcome;
    };
    const runShell: RunShell = async (command, options) => {
      let isTimedOut = false;
      const outcome = await toItsEnd(() => {
        const child = start(command, options);
        stopAfter(child, options.timeoutMs, () => {
          isTimedOut = true;
          stop(child, signals);
        });
        return child;
      });
      return { ...outcome, isTimedOut };
    };
    const runProgram: RunProgram = (program, args, options) =>
      toItsEnd(() => startProgram(program, args, options));
    const takesAway = (other: string) => {
      others.push(other);
    };
    try {
      const reach = { folder, link, runShell, runProgram, stop: stopAll, ending: ending.signal, takesAway };
      return await work(reach);
    } finally {
      remove(folder);
      for (const other of others) removeWithParent(other);
      for (const signal of ENDING) signals.off(signal, end);
      if (received !== null) signals.send(process.pid, received);
    }
  };
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function removeWithParent(folder: string): void {
  remove(folder);
  try {
    rmdirSync(path.dirname(folder));
  } catch {
    // It was not there, or somebody else is at work in it.
  }
}

function link(target: string, at: string): void {
  mkdirSync(path.dirname(at), { recursive: true });
  // Windows lets everybody make a junction; elsewhere the kind is not looked at.
  symlinkSync(target, at, 'junction');
}

/** In a process group of its own, so that everything it starts can be stopped with it. */
function start(command: string, { cwd, env, path: folders }: Parameters<RunShell>[1]): ChildProcess {
  return spawn(command, {
    cwd,
    env: {
      ...withoutSecrets(process.env),
      ...env,
      PATH: [...folders, process.env['PATH'] ?? ''].join(path.delimiter),
    },
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** In a process group of its own too; descriptor 3 is a pipe that lines come through. */
function startProgram(
  program: string,
  args: readonly string[],
  { cwd, onLine }: Parameters<RunProgram>[2],
): ChildProcess {
  const child = spawn(program, args, {
    cwd,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lines: Readable | null = isReadable(child.stdio[3]) ? child.stdio[3] : null;
  if (lines !== null) createInterface({ input: lines }).on('line', onLine);
  return child;
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'read' in stream;
}

function stopAfter(child: ChildProcess, timeoutMs: number | null, stopIt: () => void): void {
  if (timeoutMs === null) return;
  const timer = setTimeout(stopIt, timeoutMs);
  child.once('close', () => clearTimeout(timer));
}

function outcomeOf(child: ChildProcess): ReturnType<RunProgram> {
  return new Promise((resolve) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-MOST_OUTPUT);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function stop(child: ChildProcess, signals: Signals): void {
  send(child, 'SIGTERM', signals);
  const timer = setTimeout(() => send(child, 'SIGKILL', signals), GRACE_MS);
  child.once('close', () => {
    clearTimeout(timer);
    // What let go of the pipes and did not listen is of the group still.
    send(child, 'SIGKILL', signals);
  });
}

/** To the whole group; where there are no groups, or it is gone already, to the process. A child that never began has no id. */
function send(child: ChildProcess, signal: NodeJS.Signals, signals: Signals): void {
  try {
    signals.send(-(child.pid ?? Number.NaN), signal);
  } catch {
    child.kill(signal);
  }
}
