import type * as Istanbul from 'istanbul-lib-coverage';
import { createRequire } from 'node:module';
import type * as Saxes from 'saxes';

const load = createRequire(import.meta.url);

/** Loaded with the first report that needs it: most workspaces have reports of one format, and every start counts. */
export function saxes(): typeof Saxes {
  return load('saxes') as typeof Saxes;
}

/** As `saxes` is. */
export function istanbulCoverage(): typeof Istanbul {
  return load('istanbul-lib-coverage') as typeof Istanbul;
}
