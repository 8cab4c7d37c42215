import path from 'node:path';
import { writeTree, type FileTree } from '@tidemark/test-kit';

const RIPE = 'src/entities/ripe.ts';
const SOURCE = 'export const isRipe = (days: number) => days >= 90;\n';

/** A package of the orchard with mutation targets, whose promise is half of its mutants. */
export const RIPE_PACKAGE: FileTree = {
  'packages/pear/package.json': JSON.stringify({ name: '@shop/pear', type: 'module' }),
  'packages/pear/feature.manifest.ts':
    "export default { name: 'pear', coverage: { mutationTargets: ['entities'], mutationScore: 50 } };\n",
  [`packages/pear/${RIPE}`]: SOURCE,
};

/** Installs a Stryker above a checkout that reports ten mutants, so many of them noticed. It stands for hours of work. */
export function installStryker(folder: string, nNoticed: number): void {
  const location = { start: { line: 1, column: 40 }, end: { line: 1, column: 50 } };
  const mutants = Array.from({ length: 10 }, (_, index) => ({
    id: String(index),
    mutatorName: `Mutator${index}`,
    replacement: '`false`',
    status: index < nNoticed ? 'Killed' : 'Survived',
    location,
    coveredBy: ['0'],
  }));
  const report = {
    files: { [RIPE]: { source: SOURCE, mutants } },
    testFiles: { 'src/entities/ripe.test.ts': { tests: [{ id: '0', name: 'a pear is ripe' }] } },
  };
  const described = JSON.stringify({ version: '10.1.1', main: 'index.js' });
  writeTree(path.join(folder, '../node_modules/@stryker-mutator'), {
    'core/package.json': described,
    'core/bin/stryker.js': `const { readFileSync, writeFileSync } = require('node:fs');
const config = JSON.parse(readFileSync(process.argv[3], 'utf8'));
writeFileSync(config.jsonReporter.fileName, JSON.stringify(${JSON.stringify(report)}));
`,
    'vitest-runner/package.json': described,
    'vitest-runner/index.js': '',
  });
}
