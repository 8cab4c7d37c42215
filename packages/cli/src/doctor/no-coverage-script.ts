import { isMeasured } from './coverage-scripts.ts';
import type { Check } from './finding.ts';

/** Tests that nobody measures give no evidence, and a task runner passes the package over without a word. */
export const noCoverageScript: Check = (facts) => {
  const { packages } = facts;
  const root = packages.find(({ ref }) => ref.path === '');
  // One run at the root that measures all packages needs no script in each.
  if (root?.vitestConfig != null && isMeasured(root, facts)) return [];
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
