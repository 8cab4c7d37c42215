import { stripVTControlCharacters } from 'node:util';
import { $ } from 'zx';

/** What came of a turbo run: its exit code and its plain text. */
export interface TurboOutcome {
  readonly code: number;
  readonly output: string;
}

/** Runs turbo with these words and writes what it says, line by line, with colour on a terminal only. */
export async function runTurbo(words: readonly string[], stream: NodeJS.WriteStream): Promise<TurboOutcome> {
  const isPlain = stream.isTTY !== true;
  const { FORCE_COLOR: _forced, ...inherited } = process.env;
  const env = { ...inherited, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  // A task that is not run again says what it said then, perhaps with the colours of a terminal: they are taken out here.
  const run = $({
    nothrow: true,
    env: isPlain ? { ...env, NO_COLOR: '1' } : { ...env, FORCE_COLOR: '1' },
  })`turbo ${words}`;
  let output = '';
  for await (const line of run) {
    const plain = stripVTControlCharacters(line);
    output += `${plain}\n`;
    stream.write(`${isPlain ? plain : line}\n`);
  }
  const { exitCode, stderr } = await run;
  process.stderr.write(isPlain ? stripVTControlCharacters(stderr) : stderr);
  return { code: exitCode ?? 1, output };
}
