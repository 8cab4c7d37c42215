// Tries the mutants of every package as turbo tasks, then merges and judges what they found. With words that ask for less, such as --diff, it is the command itself.
import path from 'node:path';
import { tidemark } from './doorway.ts';
import { runTurbo } from './run-turbo.ts';

/** With any other word there is no whole to put together from tasks, or it is one that the command refuses. */
const OF_A_WHOLE = /^(?:--since-last|--(?:no-)?json|--quiet|--verbose|--no-color|--no-exit-code)$/;

if (process.argv.slice(2).some((word) => !OF_A_WHOLE.test(word))) {
  tidemark('mutate');
} else {
  // One at a time: each takes all processors.
  const tasks = ['run', 'mutate', '--concurrency=1', '--continue=always', '--output-logs=new-only'];
  await runTurbo(tasks, process.stderr);
  // A task that failed leaves no part, and that is what the judgement says.
  tidemark('mutate', '--merge', path.resolve(import.meta.dirname, '../packages'));
}
