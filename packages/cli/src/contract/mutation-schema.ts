import { z } from 'zod';
import { MUTATION_KINDS } from '@tidemark/mutation';
import { ERROR_CODES } from './error-code.ts';
import { base, count, head, percent, ratio, tail } from './schemas.ts';
import { survivorSchema } from './survivor-schema.ts';

const counts = {
  killed: count,
  timeout: count.describe('counts as noticed'),
  survived: count,
  notCovered: count,
  ignored: count,
  runtimeErrors: count.describe('count for nothing, as compile errors and ignored mutants do'),
  compileErrors: count,
};

/** The answer of `mutate`. */
export const mutationSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:mutation:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('mutate'),
  status: z.enum(['pass', 'fail', 'error']),
  reason: z.enum([
    'held',
    'noticed',
    'no-mutants',
    'no-changes',
    'part-written',
    'score-not-held',
    'drifted',
    'survived',
    ...ERROR_CODES,
  ]),
  scope: z.enum(['all', 'shard', 'change']).nullable().describe('which mutants were asked for'),
  shard: z.strictObject({ index: z.int().positive(), count: z.int().positive() }).nullable(),
  base: base.nullable(),
  head: head.nullable(),
  summary: z
    .strictObject({
      packages: count,
      mutants: count,
      ...counts,
      known: count.describe('verdicts of an earlier run that still hold'),
      score: ratio,
    })
    .nullable(),
  packages: z.array(
    z.strictObject({
      package: z.string(),
      path: z.string(),
      ...counts,
      score: ratio,
      promised: percent,
      held: z.boolean().nullable().describe('null where nothing is held to the score'),
    }),
  ),
  below: z.array(
    z.strictObject({
      kind: z.enum(MUTATION_KINDS).extract(['mutation-score', 'mutation-drift']),
      package: z.string(),
      actual: ratio,
      required: percent.describe('percent that is promised'),
      before: ratio.nullable().describe('the committed score'),
      hint: z.string(),
    }),
  ),
  survivors: z.array(survivorSchema),
  ignored: z.array(
    z.strictObject({ file: z.string(), line: z.int().positive(), mutator: z.string(), reason: z.string() }),
  ),
  written: z.array(z.string()),
  ...tail,
});

/** The committed scores of the packages, and the names of the mutants that are not noticed. */
export const mutationSummarySchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:mutation-summary:v1'),
  schemaVersion: z.literal(1),
  packages: z.record(
    z.string(),
    z.strictObject({
      path: z.string(),
      promised: percent,
      detected: count,
      total: count,
      ignored: count,
      survivors: z.array(z.string()).describe('names of the mutants that are not noticed'),
    }),
  ),
});
