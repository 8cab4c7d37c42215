import type { Flag } from './flag.ts';

/** Reports to read in place of those of the packages. */
export const coverageFlag: Flag = {
  name: 'coverage',
  value: '<path-or-glob>',
  repeatable: true,
  summary:
    'read these reports (istanbul JSON, lcov or Cobertura) instead of those of the packages; from the folder of --cwd',
};
