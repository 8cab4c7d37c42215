import { isMeasured, measuresAll } from './coverage-scripts.ts';
import type { Check } from './finding.ts';

/** Tests that nobody measures give no evidence, and a task runner passes the package over without a word. */
export const noCoverageScript: Check = (facts) => {
  const { packages } = facts;
  if (packages.some((entry) => measuresAll(entry, facts))) return [];
  return packages.flatMap((entry) =>
    entry.hasTests && entry.code.length > 0 && !isMeasured(entry, facts)
      ? {
          code: 'no-coverage-script' as const,
          message: `${entry.ref.name} has tests and code, and no script that measures it`,
          hint: 'Add a script "test:coverage", such as "vitest run --coverage"',
          file: entry.packageJson?.file ?? null,
          line: null,
        }
      : [],
  );
};
