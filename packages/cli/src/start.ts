import type { main } from './main.ts';
import { tooOld } from './node-needed.ts';
import type { nodeWorld } from './world/node-world.ts';

/** As EXIT has it, which is loaded with the rest. */
const CANNOT_JUDGE = 2;

interface Stream {
  write(text: string): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** The part of a process that a command line is started in. */
export interface Program {
  readonly versions: { readonly node: string };
  readonly argv: readonly string[];
  readonly stdout: Stream;
  readonly stderr: Stream;
  exitCode?: number | string | null | undefined;
}

/** What a command line is made of. */
export interface CommandLine {
  readonly main: typeof main;
  readonly nodeWorld: typeof nodeWorld;
}

/** Runs the command line of a process, and sets its exit code; 2 where it cannot be run, or its answer not be written. */
export async function start(program: Program, load: () => Promise<CommandLine>): Promise<void> {
  const reason = tooOld(program.versions.node);
  if (reason !== null) return refuse(program, reason);
  let unsaid: Error | null = null;
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('error', (error) => {
      // A reader that went away (`| head`) is not our failure, and of several that fail the first is told.
      if (error.code === 'EPIPE' || unsaid !== null) return;
      unsaid = error;
      refuse(program, `✗ the answer could not be written: ${error.message}\n`);
    });
  }
  const commandLine = await load();
  const world = worldOf(commandLine);
  if (world === null) return refuse(program, '✗ the folder that this was started in is gone\n');
  const code = await commandLine.main(program.argv.slice(2), world);
  if (unsaid === null) program.exitCode = code;
}

function refuse(program: Program, reason: string): void {
  program.exitCode = CANNOT_JUDGE;
  program.stderr.write(reason);
}

function worldOf({ nodeWorld: make }: CommandLine): ReturnType<typeof nodeWorld> | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd') return null;
    throw error;
  }
}
