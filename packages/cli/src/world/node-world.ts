import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { askOn } from './ask-on.ts';
import { askedToEnd } from './asked-to-end.ts';
import { nodeFiles } from './node-files.ts';
import { hurry } from './hurry.ts';
import { inputFrom } from './read-input.ts';
import { runCommand } from './run-command.ts';
import { processSignals, scratchWith } from './scratch.ts';
import type { Output, World } from './world.ts';

/** Far more than a program says about itself, and longer than it takes to say it. */
const INPUT = { mostBytes: 4 << 20, waitMs: 5000 };

/** The world of this process. */
export function nodeWorld(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    // Some processes live longer than a day.
    get today() {
      return new Date().toISOString().slice(0, 10);
    },
    clockMs: () => performance.now(),
    nodeVersion: process.versions.node,
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    files: nodeFiles,
    run: runCommand,
    inScratch: scratchWith(processSignals),
    // To look at it opens it, which most commands have no need of.
    get input() {
      return inputFrom(process.stdin, INPUT);
    },
    get ask() {
      return askOn(process.stdin, process.stderr);
    },
    resolveModule,
    parallelism: availableParallelism(),
    nodeProgram: process.execPath,
    processId: process.pid,
    askedToEnd: askedToEnd(processSignals),
    hurry: () => hurry(process.versions.v8, setFlagsFromString),
  };
}

/** As `require` finds it: whatever keeps a module from being found, it is not there for code in that folder. */
function resolveModule(name: string, folder: string): string | null {
  try {
    return createRequire(path.join(folder, 'package.json')).resolve(name);
  } catch {
    return null;
  }
}

function outputTo(stream: NodeJS.WriteStream): Output {
  return {
    isTerminal: stream.isTTY === true,
    write: (text) => {
      stream.write(text);
    },
  };
}
