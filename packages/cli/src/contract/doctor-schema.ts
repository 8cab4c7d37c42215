import { z } from 'zod';
import { SEVERITY_OF_CODE, type DoctorCode } from '../doctor/finding.ts';
import { ERROR_CODES } from './error-code.ts';
import { tail } from './schemas.ts';

export const DOCTOR_CODES = Object.keys(SEVERITY_OF_CODE) as DoctorCode[];

const code = z.enum(DOCTOR_CODES);
const count = z.int().nonnegative();

export const doctorSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:doctor:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('doctor'),
  status: z.enum(['pass', 'fail', 'error']),
  reason: z.enum(['healthy', 'warned', 'unhealthy', ...ERROR_CODES]),
  summary: z.strictObject({ packages: count, checks: count, errors: count, warnings: count }).nullable(),
  findings: z.array(
    z.strictObject({
      code,
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      hint: z.string(),
      file: z.string().nullable(),
      line: z.int().positive().nullable(),
    }),
  ),
  ...tail,
});
