import { z } from 'zod';
import type { Entry } from './baseline.ts';

const commitId = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const text = z.string().min(1).max(2000);
const count = z.int().nonnegative();

const mark = z
  .object({
    covered: count,
    total: z.int().positive(),
    commit: commitId,
    tree: commitId,
    tool: text.nullable(),
    provider: text.nullable(),
    node: text.nullable(),
  })
  .refine(({ covered, total }) => covered <= total, 'covers more than there is');

const marks = z.object({
  statements: mark.nullable(),
  branches: mark.nullable(),
  functions: mark.nullable(),
  lines: mark.nullable(),
});

// Keys that a newer Tidemark added are let pass: its records are read by older ones beside it.
const entry = z.object({
  revision: z.int().positive(),
  at: z.iso.datetime(),
  kind: z.enum(['raise', 'override']),
  actor: text.nullable(),
  reason: text.nullable(),
  baseline: z.object({
    marks,
    override: z.object({ marks, actor: text, reason: text, expires: z.iso.date() }).nullable(),
  }),
});

/** Reads a record of any store; text that says what is wrong with it when it is none. */
export function readEntry(value: unknown): Entry | string {
  const read = entry.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return `${issue?.path.join('.') || 'the record'}: ${issue?.message ?? 'is none'}`;
}
