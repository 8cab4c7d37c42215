import process from 'node:process';
import { nodeFiles } from './node-files.ts';
import { runCommand } from './run-command.ts';
import type { Output, World } from './world.ts';

/** The world of this process. */
export function nodeWorld(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    today: new Date().toISOString().slice(0, 10),
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    files: nodeFiles,
    run: runCommand,
  };
}

function outputTo(stream: NodeJS.WriteStream): Output {
  // A reader that went away (`| head`) is not our failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    isTerminal: stream.isTTY === true,
    write: (text) => {
      stream.write(text);
    },
  };
}
