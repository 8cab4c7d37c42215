import { z } from 'zod';
import { SELF_TEST_CODES } from '../self-test/judge-trial.ts';
import { ERROR_CODES } from './error-code.ts';
import { tail } from './schemas.ts';

const lineNumber = z.int().positive();
const ranges = z.array(z.tuple([lineNumber, lineNumber]));

export const selfTestSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:self-test:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('self-test'),
  status: z.enum(['pass', 'fail', 'error']),
  reason: z.enum(['noticed', 'blind', 'stray', ...ERROR_CODES]),
  package: z.strictObject({ name: z.string(), path: z.string() }).nullable(),
  planted: z.strictObject({ file: z.string(), ranges }).nullable().describe('the lines that no test runs'),
  run: z.string().nullable().describe('the command that measured'),
  seen: z
    .array(
      z.strictObject({
        step: z.enum(['planted', 'removed']),
        status: z.enum(['pass', 'fail']),
        reason: z.string(),
        named: z.array(z.strictObject({ file: z.string(), ranges })).describe('lines that the gate named'),
      }),
    )
    .describe('what the gate said with the lines, and without them'),
  findings: z.array(
    z.strictObject({
      code: z.enum(SELF_TEST_CODES),
      message: z.string(),
      hint: z.string(),
      file: z.string(),
      line: lineNumber,
    }),
  ),
  ...tail,
});
