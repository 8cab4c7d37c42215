import type { Parameters } from 'fast-check';

/** Under two minutes for all properties of the workspace together, on a machine that does other things too. */
const USUAL_MS = 3000;
const USUAL_RUNS = 300;
/** A gate must say the same twice, so only `pnpm fuzz` draws its seeds. */
const USUAL_SEED = 20_260_101;

/** Is this `pnpm fuzz`? What takes gigabytes or minutes runs only there. */
export function isFuzzing(): boolean {
  return Number(process.env['TIDEMARK_FUZZ_SECONDS']) > 0;
}

/**
 * How long one fuzz property is tried: a few seconds from a fixed seed, or what `pnpm fuzz` says in the environment
 * (TIDEMARK_FUZZ_SECONDS for each property, TIDEMARK_FUZZ_SEED and TIDEMARK_FUZZ_PATH to see a failure again).
 */
export function fuzzBudget<T>(): Parameters<T> {
  const { TIDEMARK_FUZZ_SECONDS, TIDEMARK_FUZZ_SEED, TIDEMARK_FUZZ_PATH } = process.env;
  if (!isFuzzing()) return { numRuns: USUAL_RUNS, interruptAfterTimeLimit: USUAL_MS, seed: USUAL_SEED };
  return {
    numRuns: 1_000_000_000,
    interruptAfterTimeLimit: Number(TIDEMARK_FUZZ_SECONDS) * 1000,
    ...(TIDEMARK_FUZZ_SEED ? { seed: Number(TIDEMARK_FUZZ_SEED) } : {}),
    ...(TIDEMARK_FUZZ_PATH ? { path: TIDEMARK_FUZZ_PATH } : {}),
  };
}
