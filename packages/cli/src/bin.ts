#!/usr/bin/env node
import process from 'node:process';
import { main } from './main.ts';
import { nodeWorld } from './world/node-world.ts';

for (const stream of [process.stdout, process.stderr]) {
  // A reader that went away (`| head`) is not our failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), nodeWorld());
