// Runs the tests of every package as turbo tasks. A closing line adds up what vitest said in each.
import { flagsOf } from '../tools/script-words/src/index.ts';
import { runTurbo } from './run-turbo.ts';
import { testSummary } from './test-summary.ts';

const HELP = `Usage: pnpm test [--coverage] [--fast] [--filter=<package>]

  --coverage          measure too, and hold each layer to its band; writes the reports that diff and aggregate read
                      (always where CI=true: there the tests run once, and leave their evidence)
  --fast              only the packages whose tests start no process
  --filter=<package>  only this package, such as tidemark or @tidemark/kernel; may be given again
`;
const flags = flagsOf(HELP, {
  coverage: { type: 'boolean', default: false },
  fast: { type: 'boolean', default: false },
  filter: { type: 'string', multiple: true, default: [] },
});

/** Packages whose tests start no process: the loop while one thinks. */
const FAST = ['@tidemark/kernel', '@tidemark/coverage-model', '@tidemark/syntax', '@tidemark/verdict'];
const isMeasured = flags.coverage || (process.env['CI'] === 'true' && !flags.fast);
const task = isMeasured ? 'test:coverage' : 'test';
const filters = flags.fast ? FAST : flags.filter;

const words = ['run', task, '--continue=always', '--log-order=grouped'];
const { code, output } = await runTurbo(
  [...words, ...filters.map((name) => `--filter=${name}`)],
  process.stdout,
);
console.log(testSummary(output));
process.exitCode = code;
