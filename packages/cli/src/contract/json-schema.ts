import { z } from 'zod';
import { baselineSchema } from './baseline-schema.ts';
import { doctorSchema } from './doctor-schema.ts';
import { gateSchema } from './gate-schema.ts';
import { initSchema } from './init-schema.ts';
import { newSchema } from './new-schema.ts';
import { mutationSchema, mutationSummarySchema } from './mutation-schema.ts';
import { selfTestSchema } from './self-test-schema.ts';
import { trendSchema } from './trend-schema.ts';
import { aggregateSchema, diffSchema, noticeSchema, summarySchema } from './schemas.ts';

/** The published JSON Schemas (draft 2020-12) by file name. */
export function jsonSchemas(): Record<string, { readonly $id: string }> {
  const schemas = {
    diff: diffSchema,
    aggregate: aggregateSchema,
    summary: summarySchema,
    doctor: doctorSchema,
    'self-test': selfTestSchema,
    init: initSchema,
    new: newSchema,
    gate: gateSchema,
    baseline: baselineSchema,
    trend: trendSchema,
    notice: noticeSchema,
    mutation: mutationSchema,
    'mutation-summary': mutationSummarySchema,
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
