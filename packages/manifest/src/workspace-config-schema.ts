import { METRICS } from '@tidemark/kernel';
import { z } from 'zod';
import { isBoundedGlob } from './is-bounded-glob.ts';

const report = z
  .string()
  .min(1)
  .max(1024)
  .refine((value) => !/^(?:[/\\]|[a-zA-Z]:)/.test(value), 'is absolute; write it from the root')
  .refine((value) => !value.split('/').includes('..'), 'leaves the repository; write it without ..')
  .refine((value) => !value.includes('\\'), 'holds a backslash; write it with /')
  .refine(isBoundedGlob, 'has too many wildcards, or a group that repeats; write several globs instead');

const diff = z.strictObject({
  lines: z.enum(['all', 'band']).optional(),
  partial: z.enum(['fail', 'band', 'ignore']).optional(),
  weakening: z.enum(['fail', 'warn', 'off']).optional(),
  because: z.string().trim().min(1, 'is empty; say why').optional(),
});

const decimals = (value: number) => /^\d{1,3}(?:\.\d{1,6})?$/.test(String(value));
const percent = z.number().min(0).max(100).refine(decimals, 'has more than six decimals');
const line = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}]+$/u, 'is more than one line');

const gate = z.strictObject({
  enabled: z.boolean().optional(),
  repos: z.array(line).optional(),
  repository: line.optional(),
  policy: z.enum(['absolute', 'baseline', 'both']).optional(),
  metric: z.enum(METRICS).optional(),
  floor: percent.optional(),
  epsilon: percent.optional(),
  failClosed: z.boolean().optional(),
  measure: line.optional(),
  timeoutMs: z.int().positive().max(2_147_483_647).optional(),
  ledger: line.optional(),
});

/** What a config of the workspace may say: strict keys. */
export const workspaceConfigSchema = z.strictObject({
  base: z.string().min(1).max(255).optional(),
  reports: z.array(report).min(1).optional(),
  diff: diff.optional(),
  gate: gate.optional(),
});
