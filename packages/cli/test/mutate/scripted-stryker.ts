import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeTree, type FileTree, type Repository } from '@tidemark/test-kit';
import { mutationOrchard, RIPE_SOURCE } from './mutation-orchard.ts';

/** What the script is to report of `days >= 90`: by status, and perhaps why. */
export interface ScriptedMutant {
  readonly status: string;
  readonly statusReason?: string;
}

const SCRIPT = `const { readFileSync, writeFileSync } = require('node:fs');
const config = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const told = JSON.parse(readFileSync(__dirname + '/told.json', 'utf8'));
if (told.also) eval(told.also);
if (told.report) writeFileSync(config.jsonReporter.fileName, JSON.stringify(told.report));
process.exitCode = told.code;
`;

/** An orchard whose Stryker is a script that reports these mutants; `also` is code that it runs first, with its `config`. */
export function scriptedOrchard(
  mutants: readonly ScriptedMutant[],
  {
    files = {},
    also = '',
    code = 0,
  }: { readonly files?: FileTree; readonly also?: string; readonly code?: number } = {},
): Repository {
  const orchard = mutationOrchard(files);
  rmSync(path.join(orchard.root, 'node_modules'), { recursive: true });
  const location = { start: { line: 2, column: 10 }, end: { line: 2, column: 20 } };
  const report = {
    files: {
      'src/entities/ripe.ts': {
        source: RIPE_SOURCE,
        mutants: mutants.map((mutant, index) => ({
          id: String(index),
          mutatorName: `Mutator${index}`,
          replacement: '0',
          location,
          coveredBy: ['0'],
          ...mutant,
        })),
      },
    },
    testFiles: { 'src/entities/ripe.test.ts': { tests: [{ id: '0', name: 'an apple is ripe' }] } },
  };
  const described = JSON.stringify({ version: '10.1.1', main: 'index.js' });
  writeTree(path.join(orchard.root, 'node_modules/@stryker-mutator'), {
    'core/package.json': described,
    'core/bin/stryker.js': SCRIPT,
    'core/bin/told.json': JSON.stringify({ report, also, code }),
    'vitest-runner/package.json': described,
    'vitest-runner/index.js': '',
  });
  return orchard;
}
