#!/usr/bin/env node
import { tooOld } from './node-needed.ts';
import type { nodeWorld } from './world/node-world.ts';

/** As EXIT has it, which is loaded with the rest. */
const CANNOT_JUDGE = 2;

// Nothing else is loaded before this is known, for an old Node could not read it.
const reason = tooOld(process.versions.node);
if (reason === null) await start();
else {
  process.stderr.write(reason);
  process.exitCode = CANNOT_JUDGE;
}

async function start(): Promise<void> {
  let unsaid: unknown = null;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that went away (`| head`) is not our failure.
      if (error.code === 'EPIPE') return;
      if (unsaid !== null) return;
      unsaid = error;
      process.stderr.write(`✗ the answer could not be written: ${error.message}\n`);
      process.exitCode = CANNOT_JUDGE;
    });
  }
  const [{ main }, { nodeWorld: worldOfNode }] = await Promise.all([
    import('./main.ts'),
    import('./world/node-world.ts'),
  ]);
  const world = standing(worldOfNode);
  const code = world === null ? CANNOT_JUDGE : await main(process.argv.slice(2), world);
  process.exitCode = unsaid === null ? code : CANNOT_JUDGE;
}

/** Somebody may have taken away the folder that one stands in; then there is no world. */
function standing(world: typeof nodeWorld): ReturnType<typeof nodeWorld> | null {
  try {
    return world();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd')) throw error;
    process.stderr.write('✗ the folder that this was started in is gone\n');
    return null;
  }
}
