import type { z } from 'zod';
import type { aggregateSchema, diffSchema, noticeSchema, summarySchema } from './schemas.ts';

// Only the types are taken, so that answering does not load the schema library.
export type DiffDocument = z.infer<typeof diffSchema>;
export type AggregateDocument = z.infer<typeof aggregateSchema>;
export type SummaryDocument = z.infer<typeof summarySchema>;
export type NoticeDocument = z.infer<typeof noticeSchema>;
export type ErrorPart = NonNullable<DiffDocument['error']>;
export type WarningPart = DiffDocument['warnings'][number];

/** Any document that a command puts on stdout. */
export type Document = DiffDocument | AggregateDocument | NoticeDocument;
