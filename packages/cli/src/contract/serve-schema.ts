import { z } from 'zod';
import { ERROR_CODES } from './error-code.ts';
import { tail } from './schemas.ts';

export const serveSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:serve:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('serve'),
  status: z.enum(['pass', 'error']).describe('pass: it listens, and goes on until it is asked to end'),
  reason: z.enum(['listening', ...ERROR_CODES]),
  url: z.string().nullable().describe('what the paths of its OpenAPI description stand behind'),
  pid: z.int().positive().nullable().describe('of the process that SIGTERM ends'),
  repository: z.string().nullable(),
  writable: z.boolean().describe('is there a token that opens POST /coverage/baseline?'),
  ...tail,
});
