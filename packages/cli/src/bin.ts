#!/usr/bin/env node
import { start } from './start.ts';

// Nothing else is loaded before it is known that this Node can read it.
await start(process, async () => ({
  ...(await import('./main.ts')),
  ...(await import('./world/node-world.ts')),
}));
