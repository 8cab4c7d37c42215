// Tries the mutants of every package as turbo tasks, then merges and judges what they found. With words that ask for less, such as --diff, it is the command itself.
import path from 'node:path';
import { tidemark } from './doorway.ts';
import { runTurbo } from './run-turbo.ts';

/** With any of these there is no whole to put together from tasks. */
const LESS = ['--diff', '--base', '--package', '--shard', '--merge', '--help', '-h'];
const words = process.argv.slice(2);

if (words.some((word) => LESS.includes(word.split('=')[0] ?? ''))) {
  tidemark('mutate');
} else {
  // One at a time: each takes all processors.
  const tasks = ['run', 'mutate', '--concurrency=1', '--continue=always', '--output-logs=new-only'];
  await runTurbo(tasks, process.stderr);
  // A task that failed leaves no part, and that is what the judgement says.
  tidemark('mutate', '--merge', path.resolve(import.meta.dirname, '../packages'));
}
