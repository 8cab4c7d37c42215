import { z } from 'zod';
import { MUTANT_STATUSES } from '../mutant.ts';

/** As many as can be asked for: `--shard` takes four digits. */
const MOST_SHARDS = 9999;

const index = z.int().nonnegative();
const place = z.int().positive();

/** A part as it lies on disk, version 1. */
export const partSchema = z.strictObject({
  schemaVersion: z.literal(1),
  package: z.string(),
  contentKey: z.string(),
  testFiles: z.record(z.string(), z.string()),
  shard: z
    .strictObject({ index: place, count: place.max(MOST_SHARDS) })
    .refine(({ index: at, count }) => at <= count)
    .nullable(),
  run: z.strictObject({
    tests: z.array(z.strictObject({ file: z.string(), name: z.string() })),
    mutants: z.array(
      z.strictObject({
        name: z.string(),
        file: z.string(),
        range: z.tuple([place, place, place, place]),
        mutator: z.string(),
        replacement: z.string(),
        original: z.string(),
        status: z.enum(MUTANT_STATUSES),
        isStatic: z.boolean(),
        coveredBy: z.array(index),
        killedBy: z.array(index),
        reason: z.string().nullable(),
      }),
    ),
  }),
});
