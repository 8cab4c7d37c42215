import { z } from 'zod';
import { ERROR_CODES } from './error-code.ts';
import { mark, override } from './gate-schema.ts';
import { tail } from './schemas.ts';

const marks = z.strictObject({
  statements: mark.nullable(),
  branches: mark.nullable(),
  functions: mark.nullable(),
  lines: mark.nullable(),
});

const entry = z.strictObject({
  revision: z.int().positive(),
  at: z.string(),
  kind: z.enum(['raise', 'override']),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  marks,
  override: override.extend({ marks }).nullable(),
});

export const baselineSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:baseline:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('baseline'),
  status: z.enum(['pass', 'error']),
  reason: z.enum(['shown', 'empty', 'raised', 'kept', 'overridden', ...ERROR_CODES]),
  repository: z.string().nullable().describe('its name in the ledger'),
  entries: z.array(entry).describe('newest first; of show, raise and override the newest alone'),
  ...tail,
});
