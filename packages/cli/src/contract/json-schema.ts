import { z } from 'zod';
import { baselineSchema } from './baseline-schema.ts';
import { doctorSchema } from './doctor-schema.ts';
import { gateSchema } from './gate-schema.ts';
import { initSchema } from './init-schema.ts';
import { landSchema } from './land-schema.ts';
import { newSchema } from './new-schema.ts';
import { mutationSchema, mutationSummarySchema } from './mutation-schema.ts';
import { serveSchema } from './serve-schema.ts';
import { selfTestSchema } from './self-test-schema.ts';
import { trendSchema } from './trend-schema.ts';
import { aggregateSchema, diffSchema, noticeSchema, summarySchema } from './schemas.ts';

/** The published JSON Schemas (draft 2020-12) by file name. */
export function jsonSchemas(): Record<string, { readonly $id: string }> {
  const schemas = {
    diff: diffSchema.describe('what `tidemark diff` answers, uncut in `coverage/.out/diff.json`'),
    aggregate: aggregateSchema.describe(
      'what `tidemark aggregate` answers, uncut in `coverage/.out/aggregate.json` unless it only checks',
    ),
    summary: summarySchema.describe('the committed `coverage/summary.json`'),
    doctor: doctorSchema.describe('what `tidemark doctor` answers, uncut in `coverage/.out/doctor.json`'),
    'self-test': selfTestSchema.describe('what `tidemark self-test` answers'),
    init: initSchema.describe('what `tidemark init` answers'),
    new: newSchema.describe('what `tidemark new` answers'),
    gate: gateSchema.describe('what `tidemark gate` answers, uncut in `coverage/.out/gate.json`'),
    baseline: baselineSchema.describe('what `tidemark baseline` answers'),
    trend: trendSchema.describe('what `tidemark trend` answers, uncut in `coverage/.out/trend.json`'),
    notice: noticeSchema.describe(
      'what `tidemark record-base` answers, and Tidemark itself where no command is named or a bug of its own is met',
    ),
    mutation: mutationSchema.describe(
      'what `tidemark mutate` answers, uncut in `coverage/.out/mutation.json`',
    ),
    'mutation-summary': mutationSummarySchema.describe('the committed `coverage/mutation.json`'),
    serve: serveSchema.describe('what `tidemark serve` answers once it listens'),
    land: landSchema.describe('what `tidemark land` answers, uncut in `coverage/.out/land.json`'),
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.v1.schema.json`,
      {
        ...z.toJSONSchema(schema),
        $id: `urn:tidemark:schema:${name}:v1`,
        title: `Tidemark ${name} document, version 1`,
      },
    ]),
  );
}
