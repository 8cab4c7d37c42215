import { z } from 'zod';
import { ERROR_CODES } from './error-code.ts';
import { count, ratio, tail } from './schemas.ts';

const ratios = { statements: ratio, branches: ratio, functions: ratio, lines: ratio };
const point = z.strictObject({ commit: z.string(), ...ratios });
const points = z.number().nullable();

/** The answer of `trend`. */
export const trendSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:trend:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('trend'),
  status: z.enum(['pass', 'error']),
  reason: z.enum(['shown', 'empty', ...ERROR_CODES]),
  since: z.string().nullable(),
  summaries: count.describe('committed summaries that were read'),
  commits: z
    .array(z.strictObject({ commit: z.string(), at: z.string().nullable() }))
    .describe('those that changed the summary, newest first; at is when it was committed, in UTC'),
  series: z.array(
    z.strictObject({
      package: z.string().nullable().describe('null: the whole repository'),
      path: z.string().nullable(),
      isCurrent: z.boolean().describe('the newest summary knows it'),
      first: point,
      last: point,
      change: z
        .strictObject({ statements: points, branches: points, functions: points, lines: points })
        .describe(
          'percentage points from first to last, cut to two decimals; null where one measured nothing',
        ),
      points: z.array(point).describe('newest first'),
    }),
  ),
  written: z.array(z.string()),
  ...tail,
});
