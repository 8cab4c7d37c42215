import { z } from 'zod';
import { ERROR_CODES } from './error-code.ts';
import { count, ratio, tail } from './schemas.ts';

/** What keeps a branch from landing; each has a page in docs/findings. */
export const LAND_FINDINGS = ['check-failed', 'tries-spent'] as const;

const CHECKS = ['security', 'merge', 'coverage', 'image-freshness'] as const;

const check = z.strictObject({
  name: z.enum(CHECKS),
  status: z.enum(['pass', 'fail', 'skip', 'error']),
  reason: z.string().nullable(),
  warning: z.string().nullable(),
});

const landing = z.strictObject({
  branch: z.string(),
  outcome: z
    .enum(['landed', 'failed', 'refused', 'stale-base', 'error'])
    .describe('only failed is counted as a try; stale-base and error leave the branch queued'),
  stage: z.enum(['queued', 'landing', 'development', 'landed']),
  tries: count.describe('how often it has failed since it was last landed or reset'),
  reason: z.string().nullable(),
  base: z.string().nullable().describe('the commit of main that it was brought to'),
  head: z.string().nullable().describe('the commit that was judged, and that main holds once it has landed'),
  checks: z.array(check).describe('in the order in which they ran, up to the first that did not let pass'),
  coverage: z
    .strictObject({
      status: z.string(),
      metric: z.string().nullable(),
      measured: ratio.nullable(),
      baseline: ratio.nullable(),
    })
    .nullable(),
  raised: z.boolean().describe('did the baseline rise with it?'),
});

export const landSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:land:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('land'),
  status: z.enum(['pass', 'fail', 'error']),
  reason: z.enum(['landed', 'nothing-queued', 'failed', 'refused', ...ERROR_CODES]),
  repository: z.string().nullable(),
  target: z.strictObject({ branch: z.string(), remote: z.string().nullable() }).nullable(),
  token: count.nullable().describe('of the lease under which it was landed'),
  landings: z.array(landing),
  findings: z.array(
    z.strictObject({
      kind: z.enum(LAND_FINDINGS),
      branch: z.string(),
      message: z.string(),
      hint: z.string(),
    }),
  ),
  finished: z.array(z.string()).describe('branches whose landing a process before had begun'),
  report: z.string().nullable().describe('the report of the coverage check that ran last'),
  ...tail,
});
