// Every check that is no test, one after another; all are run, then the failures are named.
import { $ } from 'zx';
import { flagsOf } from '../tools/script-words/src/index.ts';

const HELP = `Usage: pnpm check [--base <ref>]

Types, lint, layers, generated files, pages, and our own gates. All are run, then the failures are named.

  --base <ref>  what our own change is judged against (default: as tidemark diff finds it)
`;
const flags = flagsOf(HELP, { base: { type: 'string' } });
const base = flags.base === undefined ? [] : ['--base', flags.base];
const cli = 'packages/cli/src/bin.ts';
const steps: Record<string, readonly string[]> = {
  types: ['pnpm', 'typecheck'],
  lint: ['pnpm', 'lint'],
  layers: ['pnpm', 'layers'],
  'generated files': ['node', 'scripts/generate.ts', '--check'],
  'links and commands of the pages': ['node', 'scripts/check-docs.ts'],
  'nothing that makes our gates lie': ['node', cli, 'doctor', '--no-json'],
  'bands of our own packages': ['node', cli, 'aggregate', '--check', '--json'],
  'our own change': ['node', cli, 'diff', '--no-json', ...base],
};

const failed: string[] = [];
for (const [name, command] of Object.entries(steps)) {
  const started = performance.now();
  const { exitCode, stdout, stderr } = await $({ nothrow: true, quiet: true })`${command}`;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // The committed summary is the one of main: a branch that changes a count leaves it alone.
  const isKept = exitCode === 0 || stdout.includes('"reason":"summary-differs"');
  console.error(`${isKept ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (isKept) continue;
  failed.push(name);
  console.error(stdout.startsWith('{') ? stderr : `${stdout}${stderr}`);
}
console.log(`${Object.keys(steps).length - failed.length} passed, ${failed.length} failed`);
if (failed.length > 0) process.exitCode = 1;
