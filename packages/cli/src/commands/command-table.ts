import type { CommandSpec } from './command-spec.ts';
import { aggregateSpec } from './specs/aggregate-spec.ts';
import { baselineSpec } from './specs/baseline-spec.ts';
import { diffSpec } from './specs/diff-spec.ts';
import { doctorSpec } from './specs/doctor-spec.ts';
import { gateSpec } from './specs/gate-spec.ts';
import { hookSpec } from './specs/hook-spec.ts';
import { initSpec } from './specs/init-spec.ts';
import { landSpec } from './specs/land-spec.ts';
import { mutateSpec } from './specs/mutate-spec.ts';
import { newSpec } from './specs/new-spec.ts';
import { recordBaseSpec } from './specs/record-base-spec.ts';
import { selfTestSpec } from './specs/self-test-spec.ts';
import { trendSpec } from './specs/trend-spec.ts';
import { serveSpec } from './specs/serve-spec.ts';

// A spec says what help needs and no more: every start of the program loads all of them.

/** Every command, in the order of help. */
export const COMMANDS: readonly CommandSpec[] = [
  diffSpec,
  aggregateSpec,
  trendSpec,
  initSpec,
  mutateSpec,
  doctorSpec,
  selfTestSpec,
  gateSpec,
  baselineSpec,
  landSpec,
  serveSpec,
  newSpec,
  recordBaseSpec,
  hookSpec,
];
