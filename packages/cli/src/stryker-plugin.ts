// Loaded by Stryker in its own process, not by us: tells what happens there, and drops what nobody asked for. See ADR 17.
import { strykerPlugin } from '@tidemark/mutation';
import { strykerPlace } from './world/stryker-place.ts';

/** What Stryker looks for in a plugin. */
export const { strykerPlugins, strykerValidationSchema } = strykerPlugin(strykerPlace);
