// Tries the mutants of every package as turbo tasks, then merges and judges what they found. With words that ask for less, such as --diff, it is the command itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { tidemark } from './doorway.ts';

/** With any other word there is no whole to put together from tasks, or it is one that the command refuses. */
const OF_A_WHOLE = /^(?:--since-last|--(?:no-)?json|--quiet|--verbose|--no-color|--no-exit-code)$/;
const root = path.resolve(import.meta.dirname, '..');

if (process.argv.slice(2).some((word) => !OF_A_WHOLE.test(word))) {
  tidemark('mutate');
} else {
  await runTasks();
  // A task that failed leaves no part, and that is what the judgement says.
  tidemark('mutate', '--merge', path.join(root, 'packages'));
}

/** In our own process group, so that a Ctrl-C reaches every task; any other signal is passed on. One task at a time: each takes all processors. */
async function runTasks(): Promise<void> {
  const tasks = ['run', 'mutate', '--concurrency=1', '--continue=always', '--output-logs=new-only'];
  const turbo = spawn(path.join(root, 'node_modules/.bin/turbo'), tasks, {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    stdio: ['ignore', 2, 2],
  });
  const ending: NodeJS.Signals[] = [];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      ending.push(signal);
      if (signal !== 'SIGINT') turbo.kill(signal);
    });
  }
  await once(turbo, 'close');
  const [signal] = ending;
  if (signal === undefined) return;
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
