import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { InScratch, RunShell } from './world.ts';

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
    let ending: NodeJS.Signals | null = null;
    const end = (signal: NodeJS.Signals) => {
      ending = signal;
      for (const child of running) stop(child, signals);
    };
    for (const signal of ENDING) signals.on(signal, end);
    const runShell: RunShell = async (command, options) => {
      if (ending !== null) return { code: null, output: '' };
      const child = start(command, options);
      running.add(child);
      const outcome = await outcomeOf(child);
      running.delete(child);
      return outcome;
    };
    try {
      return await work({ folder, link, runShell });
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      for (const signal of ENDING) signals.off(signal, end);
      if (ending !== null) signals.send(process.pid, ending);
    }
  };
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
    env: { ...process.env, ...env, PATH: [...folders, process.env['PATH'] ?? ''].join(path.delimiter) },
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function outcomeOf(child: ChildProcess): ReturnType<RunShell> {
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
  child.once('close', () => clearTimeout(timer));
}

/** To the whole group; where there are no groups, or it is gone already, to the process. A child that never began has no id. */
function send(child: ChildProcess, signal: NodeJS.Signals, signals: Signals): void {
  try {
    signals.send(-(child.pid ?? Number.NaN), signal);
  } catch {
    child.kill(signal);
  }
}
