// Runs the tests of every package as turbo tasks. A closing line adds up what vitest said in each.
import { minimist } from 'zx';
import { runTurbo } from './run-turbo.ts';
import { testSummary } from './test-summary.ts';

const flags = minimist(
  process.argv.slice(2).filter((word) => word !== '--'),
  { boolean: ['coverage', 'fast', 'help'], string: ['filter'], alias: { h: 'help' } },
);
const HELP = `Usage: pnpm test [--coverage] [--fast] [--filter=<package>]

  --coverage          measure too, and hold each layer to its band; writes the reports that diff and aggregate read
                      (always where CI=true: there the tests run once, and leave their evidence)
  --fast              only the packages whose tests start no process
  --filter=<package>  only this package, such as @tidemark/cli
`;
if (flags['help'] === true) {
  console.log(HELP);
  process.exit(0);
}
const unknown = [
  ...Object.keys(flags).filter((name) => !['_', 'coverage', 'fast', 'filter', 'help', 'h'].includes(name)),
  ...flags._,
];
if (unknown.length > 0) {
  console.error(`pnpm test does not know ${unknown.join(', ')}\n\n${HELP}`);
  process.exit(2);
}

/** Packages whose tests start no process: the loop while one thinks. */
const FAST = ['@tidemark/kernel', '@tidemark/coverage-model', '@tidemark/syntax', '@tidemark/verdict'];
const isMeasured = flags['coverage'] === true || (process.env['CI'] === 'true' && flags['fast'] !== true);
const task = isMeasured ? 'test:coverage' : 'test';
const filters = flags['fast'] === true ? FAST : [flags['filter'] ?? []].flat();

const words = ['run', task, '--continue=always', '--log-order=grouped'];
const { code, output } = await runTurbo(
  [...words, ...filters.map((name) => `--filter=${name}`)],
  process.stdout,
);
console.log(testSummary(output));
process.exitCode = code;
