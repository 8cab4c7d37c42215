import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cache = new URL('compile-cache.mjs', import.meta.url).href;

/** Runs a Tidemark command where the author stands, with the words after the script's name, and takes over its exit code. */
export function tidemark(...words: readonly string[]): void {
  const cli = path.join(root, 'packages/cli/src/bin.ts');
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const given = process.argv.slice(2).filter((word, index) => index > 0 || word !== '--');
  const node = ['--import', cache, cli, ...words, ...given];
  const { status } = spawnSync(process.execPath, node, { cwd, stdio: 'inherit' });
  process.exitCode = status ?? 70;
}
