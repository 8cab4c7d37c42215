import { z } from 'zod';
import { METRICS } from '@tidemark/kernel';
import { COVERAGE_STATUSES, GATE_POLICIES } from '@tidemark/verdict';
import { ERROR_CODES } from './error-code.ts';
import { base, tail } from './schemas.ts';

const count = z.int().nonnegative();
const ratio = { covered: count, total: count };
const decimal = z.string().regex(/^\d{1,3}(?:\.\d{1,6})?$/);

/** What a gate finds; each has a page in docs/findings. */
export const GATE_FINDINGS = ['under-floor', 'under-baseline'] as const;

export const override = z.strictObject({ actor: z.string(), reason: z.string(), expires: z.string() });

export const mark = z.strictObject({
  ...ratio,
  commit: z.string(),
  tree: z.string(),
  tool: z.string().nullable(),
  provider: z.string().nullable(),
  node: z.string().nullable(),
});

export const gateSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:gate:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('gate'),
  status: z
    .enum(['pass', 'fail', 'skipped', 'open', 'error'])
    .describe(
      'skipped: the gate is off or for others; open: it could not judge, and lets pass with a warning',
    ),
  reason: z.enum([
    'held',
    'bootstrap',
    ...GATE_FINDINGS,
    'unmeasured',
    'disabled',
    'out-of-scope',
    ...ERROR_CODES,
  ]),
  coverageStatus: z.enum(COVERAGE_STATUSES).describe('as it stands in the frontmatter of the report'),
  repository: z.string().nullable().describe('its name in the ledger'),
  head: z.strictObject({ sha: z.string(), tree: z.string(), dirty: z.boolean() }).nullable(),
  base: base.nullable(),
  settings: z
    .strictObject({
      policy: z.enum(GATE_POLICIES),
      metric: z.enum(METRICS),
      floor: decimal.describe('percent'),
      epsilon: decimal.describe('percentage points that the share may be under the baseline'),
      failClosed: z.boolean(),
    })
    .nullable(),
  measured: z.strictObject(ratio).nullable().describe('of the metric, over the whole repository'),
  baseline: mark.extend({ revision: z.int().positive(), override: override.nullable() }).nullable(),
  findings: z.array(z.strictObject({ kind: z.enum(GATE_FINDINGS), message: z.string(), hint: z.string() })),
  unmeasured: z.array(
    z.strictObject({ file: z.string(), package: z.string(), hint: z.string(), run: z.string().nullable() }),
  ),
  report: z.string().nullable().describe('the file whose frontmatter later steps read'),
  ...tail,
});
