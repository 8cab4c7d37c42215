// Without a word, writes every file that is derived from code; `--check` only compares. `feature` and `coverage-bands` are
// those of `tidemark new`.
import { flagsOf, refuse } from '../tools/script-words/src/index.ts';
import { tidemark } from './doorway.ts';

const HELP = `Usage: pnpm generate [--check]
       pnpm generate feature <name>
       pnpm generate coverage-bands <package>

  --check  write nothing, and end with 1 where a derived file is not up to date
`;
const [word, ...rest] = process.argv.slice(2).filter((entry, index) => index > 0 || entry !== '--');
if (word === 'feature' || word === 'coverage-bands') {
  tidemark('new');
} else if (word === undefined || (word === '--check' && rest.length === 0)) {
  const { staleDerivedFiles, writeDerivedFiles } = await import('./generate/derived-files.ts');
  const stale = await (word === undefined ? writeDerivedFiles() : staleDerivedFiles());
  for (const name of stale) console.error(`${word === undefined ? 'written' : 'out of date'}: ${name}`);
  if (word !== undefined && stale.length > 0) process.exitCode = 1;
} else {
  flagsOf(HELP, { check: { type: 'boolean' } });
  refuse(HELP, 'without a feature or coverage-bands it takes --check alone');
}
