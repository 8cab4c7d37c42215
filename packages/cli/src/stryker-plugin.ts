// Loaded by Stryker in its own process, not by us: tells what happens there, and drops what nobody asked for. See ADR 17.
import process from 'node:process';
import { strykerPlugin } from '@tidemark/mutation';
import { pipeTo } from './world/pipe-to.ts';

/** What Stryker looks for in a plugin. */
export const { strykerPlugins, strykerValidationSchema } = strykerPlugin({
  write: pipeTo(3),
  folder: process.cwd(),
});
