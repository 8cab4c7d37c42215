/** The layers of a package whose manifest names none. */
export const DEFAULT_LAYERS = {
  entities: 'src/entities/**',
  'use-cases': 'src/application/use-cases/**',
  controllers: 'src/interface-adapters/controllers/**',
} as const;

/** What a package without a manifest promises, and what a manifest leaves out. */
export const DEFAULT_COVERAGE_BANDS = {
  entities: { statements: 100, branches: 100, functions: 100, lines: 100 },
  'use-cases': { statements: 100, branches: 95, functions: 100, lines: 100 },
  controllers: { statements: 100, branches: 95, functions: 100, lines: 100 },
  baseline: { statements: 80, branches: 75, functions: 80, lines: 80 },
} as const;

/** Percent of mutants the tests of a package must notice when its manifest names no other. */
export const DEFAULT_MUTATION_SCORE = 80;
