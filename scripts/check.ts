// Every check that is no test, one after another; all are run, then the failures are named.
import { $ } from 'zx';

const base = process.argv.slice(2);
const steps: Record<string, readonly string[]> = {
  types: ['pnpm', 'typecheck'],
  lint: ['pnpm', 'lint'],
  layers: ['pnpm', 'layers'],
  'generated files': ['node', 'scripts/generate.ts', '--check'],
  'nothing that makes our gates lie': ['node', 'packages/cli/src/bin.ts', 'doctor', '--no-json'],
  'bands of our own packages': ['node', 'packages/cli/src/bin.ts', 'aggregate', '--no-json'],
  'our own change': ['node', 'packages/cli/src/bin.ts', 'diff', '--no-json', ...base],
};

const failed: string[] = [];
for (const [name, command] of Object.entries(steps)) {
  const started = performance.now();
  const { exitCode, stdout, stderr } = await $({ nothrow: true, quiet: true })`${command}`;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(`${exitCode === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (exitCode === 0) continue;
  failed.push(name);
  console.error(`${stdout}${stderr}`);
}
console.log(`${Object.keys(steps).length - failed.length} passed, ${failed.length} failed`);
if (failed.length > 0) process.exitCode = 1;
