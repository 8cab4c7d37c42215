import { symlinkSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readReport, type FileCoverage } from '@tidemark/coverage-model';
import { gitRepoPath } from '@tidemark/kernel';
import { runProcess, temporaryFolder, writeTree } from '@tidemark/test-kit';
import type { Construct } from './constructs.ts';

export const PROVIDERS = ['v8', 'istanbul'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What the reports of one provider say of each construct, by its name; null where the file is in none. */
export interface Measurements {
  readonly statements: ReadonlyMap<string, FileCoverage | null>;
  readonly lines: ReadonlyMap<string, FileCoverage | null>;
}

const MODULES = path.join(import.meta.dirname, '../../node_modules');
const CONFIG = `export default {
  oxc: { jsx: { runtime: 'classic', pragma: 'h' }, decorator: { legacy: true } },
  test: {
    include: ['*.test.ts'],
    coverage: { include: ['src/**'], reporter: ['json', 'lcovonly'], reportsDirectory: 'coverage' },
  },
};
`;

export function fileOf({ name }: Construct): string {
  return `src/${name.replaceAll(/\W+/g, '-')}.tsx`;
}

/** Runs vitest over the constructs with a provider, and reads both of its reports. */
export async function measureConstructs(
  constructs: readonly Construct[],
  provider: Provider,
): Promise<Measurements> {
  const folder = temporaryFolder();
  writeTree(folder, {
    'package.json': '{"type":"module"}',
    'vitest.config.js': CONFIG,
    'src/grow.ts': 'export const grow = (...parts: unknown[]) => parts.length;\n',
    'orchard.test.ts': testOf(constructs),
    ...Object.fromEntries(constructs.map((construct) => [fileOf(construct), construct.text])),
  });
  symlinkSync(MODULES, path.join(folder, 'node_modules'));
  const words = ['run', '--coverage.enabled', `--coverage.provider=${provider}`];
  const { code, stdout, stderr } = await runProcess(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', ...words],
    { cwd: folder },
  );
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  const read = (name: string) => {
    const report = readReport(readFileSync(path.join(folder, 'coverage', name)), null);
    if (!report.ok) throw new Error(report.problems.map((problem) => problem.message).join());
    return new Map(
      constructs.map((construct) => {
        const at = gitRepoPath(fileOf(construct));
        const file = report.value.files.find(({ source }) => source.endsWith(fileOf(construct)));
        return [construct.name, file === undefined || at === null ? null : { ...file.measured, path: at }];
      }),
    );
  };
  return { statements: read('coverage-final.json'), lines: read('lcov.info') };
}

/** One test for each construct; what it throws is part of what is measured. */
function testOf(constructs: readonly Construct[]): string {
  const tests = constructs.flatMap((construct) =>
    construct.test === null
      ? []
      : `test('${construct.name}', async () => {
  const m = await import('./${fileOf(construct)}');
  try {
    void ${construct.test};
  } catch {}
});
`,
  );
  return `import { test } from 'vitest';\n${tests.join('')}`;
}
