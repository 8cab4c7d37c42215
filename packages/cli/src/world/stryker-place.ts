import process from 'node:process';
import type { PluginPlace } from '@tidemark/mutation';
import { pipeTo } from './pipe-to.ts';

/** Where the plugin is at work inside of Stryker: descriptor 3 leads to who started it, in the folder of the package. */
export const strykerPlace: PluginPlace = { write: pipeTo(3), folder: process.cwd() };
