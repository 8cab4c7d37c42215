import { z } from 'zod';
import { BASE_FOUND_BY } from '@tidemark/changes';
import { METRICS } from '@tidemark/kernel';
import { FINDING_KINDS, WEAKENING_KINDS } from '@tidemark/verdict';
import { ERROR_CODES } from './error-code.ts';
import { survivorSchema } from './survivor-schema.ts';

/** A whole number from 0 on. */
export const count = z.int().nonnegative();
/** A share as two integers. */
export const ratio = z.strictObject({ covered: count, total: count });
const range = z.tuple([z.int().positive(), z.int().positive()]);
/** 0 to 100. */
export const percent = z.number().min(0).max(100);

/** What a change is compared with. */
export const base = z.strictObject({
  ref: z.string().describe('as it was given or found'),
  sha: z.string().describe('its commit'),
  mergeBase: z.string().describe('the commit that the change begins at'),
  foundBy: z.enum(BASE_FOUND_BY).describe('who named it'),
});
/** What stands checked out. */
export const head = z.strictObject({
  sha: z.string().nullable().describe('null on a branch without a commit'),
  dirty: z.boolean().describe('the tree that is judged is not that of the commit'),
});

const error = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  hint: z.string().describe('what mends it'),
  files: z.array(z.string()).describe('every file that it is about'),
  problems: z
    .array(
      z.strictObject({
        code: z.enum(ERROR_CODES),
        message: z.string(),
        hint: z.string(),
        file: z.string().optional(),
        line: z.int().positive().optional(),
        run: z.string().optional().describe('the command that mends it'),
      }),
    )
    .describe('all of them; the first is told above'),
});

const warning = z.strictObject({ code: z.string(), message: z.string() });

/** What every document ends with. */
export const tail = {
  warnings: z.array(warning).describe('what was noticed and changes no verdict'),
  error: error.nullable().describe('why nothing could be judged; null where it could'),
  truncated: z.strictObject({ omitted: count.describe('entries left out of the lists of this document') }),
  next: z.array(z.string()).describe('commands to type, in this order; the last one asks again'),
};

const arm = z.strictObject({
  line: z.int().positive(),
  arm: z.int().positive().nullable().describe('null where the report only counts the arms that were taken'),
  of: z.int().positive(),
});

const finding = z.strictObject({
  kind: z.enum(FINDING_KINDS).exclude(['band']),
  file: z.string(),
  package: z.string(),
  layer: z.string(),
  ranges: z.array(range).describe('first and last lines'),
  granularity: z.enum(['statement', 'line']).describe('what the report knows'),
  symbol: z.string().nullable().describe('the function, method or class that it is in'),
  metric: z.enum(METRICS),
  actual: ratio.describe('what of the metric ran, over all changed lines of the layer'),
  required: percent.describe('percent that is promised'),
  arms: z.array(arm).describe('the arms of branches that were never taken'),
  hint: z.string(),
  run: z.string().nullable().describe('the command that measures the package again'),
});

const side = z.union([z.string(), z.number()]).nullable();

const weakening = z.strictObject({
  kind: z.enum(WEAKENING_KINDS),
  file: z.string(),
  line: z.int().positive().nullable(),
  package: z.string(),
  subject: z.string().describe('what was weakened: a layer and metric, a glob, the title of a test'),
  from: side,
  to: side,
  reason: z.string().nullable().describe('why, in the words of the author; without one it fails'),
  hint: z.string(),
});

/** The answer of `diff`. */
export const diffSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:diff:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('diff'),
  status: z.enum(['pass', 'fail', 'error']),
  reason: z.enum([
    'covered',
    'no-changes',
    'nothing-executable',
    'uncovered',
    'weakened',
    'survived',
    ...ERROR_CODES,
  ]),
  base: base.nullable(),
  head: head.nullable(),
  summary: z
    .strictObject({
      files: count,
      changedLines: count,
      executable: count,
      covered: count,
      uncovered: count,
      partial: count.describe('lines that ran, with a statement, function or arm on them that never did'),
      unmeasured: count,
      stale: count,
      excluded: count,
      nonExecutable: count,
      statements: ratio,
      branches: ratio,
      functions: ratio,
      lines: ratio,
    })
    .nullable(),
  freshness: z
    .enum(['proven', 'unproven'])
    .nullable()
    .describe('whether provenance shows that the reports are of this text'),
  uncovered: z.array(finding).describe('what the tests did not run although it is promised'),
  weakened: z.array(weakening).describe('promises talked down, with a reason or without'),
  excluded: z
    .array(z.strictObject({ file: z.string(), rule: z.string(), lines: count }))
    .describe('files of the change that a rule lets out'),
  mutation: z
    .strictObject({ mutants: count, score: ratio, survivors: z.array(survivorSchema) })
    .optional()
    .describe('only with --with-mutation: the mutants that the change answers for'),
  ...tail,
});

const share = z.strictObject({
  total: count,
  covered: count,
  skipped: count,
  pct: percent.nullable().describe('rounded down; null where nothing was measured'),
});
const metrics = { lines: share, statements: share, functions: share, branches: share };

const band = z.strictObject({ statements: percent, branches: percent, functions: percent, lines: percent });

/** The committed summary: istanbul's shape with our layers beside it. */
export const summarySchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:summary:v1'),
  schemaVersion: z.literal(1),
  total: z.strictObject(metrics),
  packages: z.record(
    z.string(),
    z.strictObject({
      path: z.string(),
      granularity: z.enum(['statement', 'line']),
      ...metrics,
      layers: z.record(
        z.string(),
        z.strictObject({ ...metrics, band: band.describe('percents that are promised'), held: z.boolean() }),
      ),
    }),
  ),
});

const bandFinding = z.strictObject({
  kind: z.literal('band'),
  package: z.string(),
  layer: z.string(),
  metric: z.enum(METRICS),
  actual: ratio,
  required: percent,
  isDefault: z.boolean().describe('the band is the one of every package without a manifest'),
  hint: z.string(),
  run: z.string().nullable(),
});

/** The answer of `aggregate`. */
export const aggregateSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:aggregate:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('aggregate'),
  status: z.enum(['pass', 'fail', 'error']),
  reason: z.enum(['held', 'band-not-held', 'unmeasured', 'summary-differs', ...ERROR_CODES]),
  summary: z.strictObject({ packages: count, files: count, ...metrics }).nullable(),
  freshness: z.enum(['proven', 'unproven']).nullable(),
  below: z.array(bandFinding).describe('bands that are not held'),
  unmeasured: z
    .array(
      z.strictObject({
        file: z.string(),
        package: z.string(),
        layer: z.string(),
        hint: z.string(),
        run: z.string().nullable(),
      }),
    )
    .describe('sources with something to run that no report mentions'),
  written: z.array(z.string()).describe('files, from the root'),
  ...tail,
});

/** The answer of commands that only do something, and of the command line itself when it cannot be understood. */
export const noticeSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:notice:v1'),
  schemaVersion: z.literal(1),
  command: z.string(),
  status: z.enum(['pass', 'error']),
  reason: z.enum(['recorded', 'forgotten', ...ERROR_CODES]),
  base: z.strictObject({ ref: z.string(), sha: z.string() }).nullable().describe('what was recorded'),
  ...tail,
});
