import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { failed, ok, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

const SHOWN_LINES = 3;

/**
 * Measures by a command line, run at the root with its programs on the PATH. One that ends with another code than 0, or not
 * within the time, left nothing to trust: `tool-error`. It is then stopped, with all that it started.
 */
export function measureBy(
  world: World,
  root: string,
  command: string,
  timeoutMs: number,
): Promise<Result<null>> {
  return world.inScratch(async ({ runShell }) => {
    const { code, output, isTimedOut } = await runShell(command, {
      cwd: root,
      env: {},
      path: [path.join(root, 'node_modules/.bin')],
      timeoutMs,
    });
    if (code === 0 && !isTimedOut) return ok(null);
    const ended = isTimedOut ? `took longer than ${timeoutMs} ms` : `ended with ${code ?? 'a signal'}`;
    const hint = isTimedOut ? 'Give it more time with --timeout' : 'Run the command by hand until it passes';
    return failed({ code: 'tool-error', message: `'${command}' ${ended}${lastWords(output)}`, hint });
  });
}

/** The end of what a command said, to be put behind what became of it. */
export function lastWords(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? '' : `; it said: ${lines.slice(-SHOWN_LINES).join(' | ')}`;
}
