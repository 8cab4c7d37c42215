import path from 'node:path';
import type { Check, CheckAnswer, CheckName } from '@tidemark/train';
import { lastWords } from '../gate/measure-by.ts';
import type { RunShell } from '../world/world.ts';

/** A check that is a command line: which one, what it runs, and for how long at most. */
export interface CommandLine {
  readonly name: CheckName;
  readonly command: string;
  readonly timeoutMs: number;
}

/** What a shell says of a command that is not there, or may not be run: no fault of the branch. */
const NOT_STARTED = [126, 127];

/** Runs a command line in the worktree. Any code but 0 is a fail; what could not begin, or come to its end, an error. */
export function commandCheck({ name, command, timeoutMs }: CommandLine, runShell: RunShell): Check {
  return {
    name,
    run: async ({ worktree, branch, base }) => {
      const { code, output, isTimedOut } = await runShell(command, {
        cwd: worktree,
        env: { TIDEMARK_BRANCH: branch, TIDEMARK_BASE: base },
        path: [path.join(worktree, 'node_modules/.bin')],
        timeoutMs,
      });
      if (isTimedOut) return answered('error', `'${command}' took longer than ${timeoutMs} ms`);
      if (code === 0) return answered('pass', null);
      const isFail = code !== null && !NOT_STARTED.includes(code);
      const reason = `'${command}' ended with ${code ?? 'a signal'}${lastWords(output)}`;
      return answered(isFail ? 'fail' : 'error', reason);
    },
  };
}

/** More than anyone reads: one line of a command may be as long as it likes. */
const MOST_TEXT = 2000;

function answered(status: CheckAnswer['status'], text: string | null): CheckAnswer {
  const reason = text?.slice(0, MOST_TEXT) ?? null;
  return { status, reason, warning: null, coverage: null, measurement: null };
}
