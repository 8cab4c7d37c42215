import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, type FileTree, type Repository } from '@tidemark/test-kit';
import { hits, source } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

/** An orchard of ten lines on main, of which so many are covered; the report lies where it is ignored. */
export function orchard(nCovered: number, files: FileTree = {}): Repository {
  const repository = createRepository({
    '.gitignore': '/coverage/\n',
    'package.json': '{"name":"orchard"}',
    [APPLE]: source(10),
    ...files,
  });
  measure(repository, nCovered);
  return repository;
}

/** Writes the report of a run that covered so many lines of so many. */
export function measure(repository: Repository, nCovered: number, nLines = 10): void {
  const uncovered = Object.fromEntries(
    Array.from({ length: nLines - nCovered }, (_, index) => [nCovered + index + 1, 0]),
  );
  repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(nLines, uncovered) }) });
}

/** Who measured, as it lies beside a report. */
export function provenance(tools: { readonly provider?: string; readonly node?: string }): FileTree {
  return {
    'coverage/provenance.json': JSON.stringify({
      schemaVersion: 1,
      tool: { name: 'vitest', version: '5.1.0' },
      provider: { name: tools.provider ?? 'v8', version: '5.1.0' },
      node: tools.node ?? 'v24.21.0',
      files: {},
    }),
  };
}

/** The report that a gate left. */
export function reportOf(repository: Repository): string {
  return readFileSync(path.join(repository.root, 'coverage/.out/coverage-report.md'), 'utf8');
}
