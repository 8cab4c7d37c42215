import { z } from 'zod';
import { ERROR_CODES } from './error-code.ts';
import { tail } from './schemas.ts';

const paths = z.array(z.string());

export const newSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:new:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('new'),
  status: z.enum(['pass', 'error']),
  reason: z.enum(['written', 'planned', 'unchanged', ...ERROR_CODES]),
  package: z.strictObject({ name: z.string(), path: z.string() }).nullable(),
  created: paths,
  updated: paths,
  kept: paths.describe('files that were there already and were not touched'),
  bands: z.array(z.string()).describe('layers whose band was written out'),
  ...tail,
});
