import { z } from 'zod';

const position = z.object({ line: z.int().positive(), column: z.int().positive() });
const ids = z.array(z.string());

const mutant = z.object({
  id: z.string(),
  mutatorName: z.string(),
  replacement: z.string().optional(),
  location: z.object({ start: position, end: position }),
  status: z.enum([
    'Killed',
    'Survived',
    'NoCoverage',
    'CompileError',
    'RuntimeError',
    'Timeout',
    'Ignored',
    'Pending',
  ]),
  statusReason: z.string().optional(),
  coveredBy: ids.optional(),
  killedBy: ids.optional(),
  static: z.boolean().optional(),
});

/** What is read of a report of Stryker. Format: mutation-testing-report-schema 3. */
export const reportSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(mutant) })),
  testFiles: z
    .record(z.string(), z.object({ tests: z.array(z.object({ id: z.string(), name: z.string() })) }))
    .optional(),
});

/** A report of Stryker, as far as it is read. */
export type StrykerReport = z.infer<typeof reportSchema>;
/** A mutant of a report. */
export type ReportedMutant = z.infer<typeof mutant>;
