import { ok, type Result } from '@tidemark/kernel';
import type { Row } from '@tidemark/ledger/postgres';
import { z } from 'zod';
import type { Landing } from '../landing.ts';
import type { Lease } from '../lease.ts';
import type { CoverageAnswer, Task } from '../task.ts';
import type { OutcomeCount } from '../train-store.ts';
import { trainError } from './train-error.ts';

/** PostgreSQL gives its large integers as text. */
const integer = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,16}$/)
      .transform(Number),
  ])
  .pipe(z.int());
const count = integer.pipe(z.int().nonnegative());
const isoTime = count.transform((ms) => new Date(Math.min(ms, LAST_MS)).toISOString());
/** The last ms that has an ISO time of four digits. */
const LAST_MS = 253_402_300_799_999;

const ratio = z
  .object({ covered: z.int().nonnegative(), total: z.int().nonnegative() })
  .refine(({ covered, total }) => covered <= total, 'covers more than there is');

const coverage: z.ZodType<CoverageAnswer> = z.object({
  status: z.string(),
  metric: z.string().nullable(),
  measured: ratio.nullable(),
  baseline: ratio.nullable(),
});

const measurement = z.object({
  tally: z.object({ statements: ratio, branches: ratio, functions: ratio, lines: ratio }),
  commit: z.string(),
  tree: z.string(),
  tools: z.object({
    tool: z.string().nullable(),
    provider: z.string().nullable(),
    node: z.string().nullable(),
  }),
});

const task = z
  .object({
    repository: z.string(),
    branch: z.string(),
    stage: z.enum(['queued', 'landing', 'development', 'landed']),
    tries: count,
    position: count,
    reason: z.string().nullable(),
    head: z.string().nullable(),
    coverage: jsonOf(coverage).nullable(),
    updated_at: isoTime,
  })
  .transform(({ updated_at: updatedAt, ...rest }) => ({ ...rest, updatedAt }));

const lease = z
  .object({ repository: z.string(), token: count, holder: z.string(), valid_for_ms: integer })
  // Between the question and the answer it may have run out.
  .transform(({ valid_for_ms: ms, ...rest }) => ({ ...rest, validForMs: Math.max(0, ms) }));

const landing = z
  .object({
    repository: z.string(),
    token: count,
    branch: z.string(),
    target: z.string(),
    from_commit: z.string(),
    to_commit: z.string(),
    measurement: jsonOf(measurement).nullable(),
  })
  .transform(({ from_commit: from, to_commit: to, ...rest }) => ({ ...rest, from, to }));

const outcome = z.object({ repository: z.string(), outcome: z.string(), count });

/** Reads a row of a table of the train; one that is none, or not there, is `train-error`. */
export const readTask = reading<Task>('train_task', task);
export const readLease = reading<Lease>('train_lease', lease);
export const readLanding = reading<Landing>('train_landing', landing);
export const readOutcome = reading<OutcomeCount>('train_outcome', outcome);

function reading<T>(table: string, schema: z.ZodType<T>): (row: Row | undefined, where: string) => Result<T> {
  return (row, where) => {
    const read = schema.safeParse(row);
    if (read.success) return ok(read.data);
    const [issue] = read.error.issues;
    const hint = 'Whoever wrote it was no Tidemark, or a newer one';
    const what = `${issue?.path.join('.') || 'the row'}: ${issue?.message}`;
    return trainError(where, `holds a row of ${table} that cannot be read: ${what}`, hint);
  };
}

function jsonOf<T>(schema: z.ZodType<T>) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('is no JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);
}
