import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** How many of ten statements, branches, functions and lines of each file were run, by path in the package. */
export type RunOfTen = Readonly<Record<string, number>>;

/** A report that holds every default band. */
export const HELD: RunOfTen = {
  'src/entities/apple.ts': 10,
  'src/application/use-cases/pick.ts': 10,
  'src/interface-adapters/controllers/pick-controller.ts': 10,
  'src/index.ts': 8,
};

/** A fresh folder, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'app-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes the report of a package as vitest would. */
export function plantCoverage(packageDir: string, files: RunOfTen): void {
  const entries = Object.entries(files).map(([file, covered]) => {
    const metric = { total: 10, covered, skipped: 0, pct: covered * 10 };
    const tally = { lines: metric, statements: metric, functions: metric, branches: metric };
    return [path.join(packageDir, file), tally] as const;
  });
  mkdirSync(path.join(packageDir, 'coverage'), { recursive: true });
  writeFileSync(
    path.join(packageDir, 'coverage/coverage-summary.json'),
    JSON.stringify(Object.fromEntries(entries)),
  );
}
