import { z } from 'zod';
import { METRICS } from '@tidemark/kernel';

const count = z.int().nonnegative();
const ratio = z.strictObject({ covered: count, total: count });

const mark = z.strictObject({
  ...ratio.shape,
  commit: z.string(),
  tree: z.string(),
  tool: z.string().nullable(),
  provider: z.string().nullable(),
  node: z.string().nullable(),
  overridden: z.boolean().describe('a lower mark that counts until the override expires'),
});

const marks = z.strictObject({
  statements: mark.nullable(),
  branches: mark.nullable(),
  functions: mark.nullable(),
  lines: mark.nullable(),
});

const override = z.strictObject({ actor: z.string(), reason: z.string(), expires: z.iso.date() });

const said = z.strictObject({ code: z.string(), message: z.string(), hint: z.string() });

const task = z.strictObject({
  branch: z.string(),
  repository: z.string(),
  tries: count.describe('failed checks since it was last landed or reset'),
  position: count,
  reason: z.string().nullable(),
  head: z.string().nullable().describe('the commit that was judged last'),
  updatedAt: z.iso.datetime(),
});

const lease = z.strictObject({
  repository: z.string(),
  holder: z.string(),
  token: count.describe('the fencing token: rises by one with every holder'),
  validForMs: count.describe('when it was looked, at most 200 ms ago'),
});

/** What `GET /queue` answers. */
export const queueAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  queue: z.strictObject({
    landing: z.array(task),
    queued: z.array(task).describe('the first lands next'),
    development: z.array(task).describe('sent back to be mended'),
    landed: z.array(task).describe('newest first'),
  }),
  leases: z.array(lease),
  coverage: z.strictObject({
    baselines: z.array(
      z.strictObject({
        repository: z.string(),
        revision: z.int().positive().nullable().describe('null before the first baseline'),
        recordedAt: z.iso.datetime().nullable(),
        marks: marks.describe('in force: what the gate holds a branch against'),
        override: override.nullable(),
        error: said.nullable().describe('why the ledger could not be read; the marks are null then'),
      }),
    ),
    tasks: z.array(
      z.strictObject({
        repository: z.string(),
        branch: z.string(),
        status: z.string().describe('PASS, FAIL, BOOTSTRAP, SKIPPED or TOOL_ERROR'),
        metric: z.enum(METRICS).or(z.string()).nullable(),
        measured: ratio.nullable(),
        baseline: ratio.nullable(),
      }),
    ),
  }),
});

/** What `POST /coverage/baseline` answers. */
export const baselineAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  outcome: z.enum(['overridden', 'raised', 'kept']).describe('kept: nothing that was sent is higher'),
  repository: z.string(),
  revision: z.int().positive().describe('of the newest entry in the ledger'),
  recordedAt: z.iso.datetime(),
});

/** What `GET /healthz` answers. */
export const healthAnswer = z.strictObject({
  status: z.enum(['ok', 'unavailable']),
  store: z.enum(['ok', 'unavailable']),
  ledger: z.enum(['ok', 'unavailable']),
});

/** What every refusal says. Format: RFC 9457. */
export const problemAnswer = z.strictObject({
  title: z.string(),
  status: z.int(),
  ...said.shape,
  problems: z.array(said).describe('all of them; the first is told above'),
});

export type QueueAnswer = z.infer<typeof queueAnswer>;
export type BaselineAnswer = z.infer<typeof baselineAnswer>;
export type HealthAnswer = z.infer<typeof healthAnswer>;
export type ProblemAnswer = z.infer<typeof problemAnswer>;
