import type { z } from 'zod';
import type { baselineSchema } from './baseline-schema.ts';
import type { doctorSchema } from './doctor-schema.ts';
import type { gateSchema } from './gate-schema.ts';
import type { initSchema } from './init-schema.ts';
import type { landSchema } from './land-schema.ts';
import type { newSchema } from './new-schema.ts';
import type { mutationSchema, mutationSummarySchema } from './mutation-schema.ts';
import type { serveSchema } from './serve-schema.ts';
import type { selfTestSchema } from './self-test-schema.ts';
import type { trendSchema } from './trend-schema.ts';
import type { aggregateSchema, diffSchema, noticeSchema, summarySchema } from './schemas.ts';

// Only the types are taken, so that answering does not load the schema library.

/** The answer of `diff`. */
export type DiffDocument = z.infer<typeof diffSchema>;
/** The answer of `aggregate`. */
export type AggregateDocument = z.infer<typeof aggregateSchema>;
/** The committed `coverage/summary.json`. */
export type SummaryDocument = z.infer<typeof summarySchema>;
/** The answer of `doctor`. */
export type DoctorDocument = z.infer<typeof doctorSchema>;
/** The answer of `self-test`. */
export type SelfTestDocument = z.infer<typeof selfTestSchema>;
/** The answer of `init`. */
export type InitDocument = z.infer<typeof initSchema>;
/** The answer of `new`. */
export type NewDocument = z.infer<typeof newSchema>;
/** The answer of `mutate`. */
export type MutationDocument = z.infer<typeof mutationSchema>;
/** The committed `coverage/mutation.json`. */
export type MutationSummaryDocument = z.infer<typeof mutationSummarySchema>;
/** The answer of `gate`. */
export type GateDocument = z.infer<typeof gateSchema>;
/** The answer of `baseline`. */
export type BaselineDocument = z.infer<typeof baselineSchema>;
/** The answer of `trend`. */
export type TrendDocument = z.infer<typeof trendSchema>;
/** The answer of `serve`. */
export type ServeDocument = z.infer<typeof serveSchema>;
/** The answer of `land`. */
export type LandDocument = z.infer<typeof landSchema>;
/** The answer of a command that only does something. */
export type NoticeDocument = z.infer<typeof noticeSchema>;
/** Why nothing could be judged, the same in every document. */
export type ErrorPart = NonNullable<DiffDocument['error']>;
/** Something that was noticed and changes no verdict. */
export type WarningPart = DiffDocument['warnings'][number];

/** Any document that a command puts on stdout. */
export type Document =
  | DiffDocument
  | AggregateDocument
  | DoctorDocument
  | SelfTestDocument
  | InitDocument
  | NewDocument
  | MutationDocument
  | GateDocument
  | BaselineDocument
  | TrendDocument
  | LandDocument
  | ServeDocument
  | NoticeDocument;
