import { z } from 'zod';
import type { Tally } from '@tidemark/kernel';
import type { OverrideAnswer } from '@tidemark/ledger';
import { isRepositoryName, type Measurement } from '@tidemark/ledger/look';
import { usage } from './refuse.ts';
import type { ToldProblem } from './refuse.ts';

const line = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line without control characters');
const commitId = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be a full commit or tree id');
const count = z.int().nonnegative();
const ratio = z
  .strictObject({ covered: count, total: count })
  .refine(({ covered, total }) => covered <= total, 'covers more than there is');

const measured = {
  repository: z
    .string()
    .refine(isRepositoryName, 'must be the name of a repository, without spaces')
    .describe('as the ledger has it: host and path of its origin'),
  tally: z
    .strictObject({
      statements: ratio.optional(),
      branches: ratio.optional(),
      functions: ratio.optional(),
      lines: ratio.optional(),
    })
    .describe('what is left out was not measured'),
  commit: commitId.describe('that was measured'),
  tree: commitId.describe('of that commit: git rev-parse HEAD^{tree}'),
  tools: z
    .strictObject({ tool: line.optional(), provider: line.optional(), node: line.optional() })
    .optional()
    .describe('which tools counted, as vitest 5.1.0, v8 5.1.0, 24.21.0'),
  actor: line.describe('who answers for it'),
  reason: line.describe('why'),
};

/** What `POST /coverage/baseline` takes. */
export const baselineRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('override').describe('lets lower counts be enough until a day'),
    ...measured,
    expires: z.iso.date().describe('the last day on which they are'),
  }),
  z.strictObject({ kind: z.literal('raise').describe('takes over what is higher'), ...measured }),
]);

/** What is to be recorded, and who answers for it. */
export type WantedChange = {
  readonly repository: string;
  readonly measurement: Measurement;
} & (
  | { readonly kind: 'override'; readonly answer: OverrideAnswer }
  | { readonly kind: 'raise'; readonly answer: Pick<OverrideAnswer, 'actor' | 'reason'> }
);

/** Reads the bytes of a request on a day (`YYYY-MM-DD`), or gives everything that is wrong with them. */
export function readBaselineRequest(bytes: Uint8Array, today: string): WantedChange | ToldProblem[] {
  const json = jsonOf(bytes);
  if (json === null) return [usage('the body is no JSON', 'Send one object, as GET /openapi.json shows it')];
  const read = baselineRequest.safeParse(json.value);
  const passed = dayOf(json.value);
  const problems = [
    ...(read.success ? [] : read.error.issues.map(problemOf)),
    ...(passed !== null && passed < today
      ? [usage(`expires: ${passed} has passed`, `Give a day from ${today} on`)]
      : []),
  ];
  if (!read.success || problems.length > 0) return problems;
  const { repository, tally, commit, tree, tools = {}, actor, reason } = read.data;
  const { tool = null, provider = null, node = null } = tools;
  const change = {
    repository,
    measurement: { tally: wholeTally(tally), commit, tree, tools: { tool, provider, node } },
  };
  return read.data.kind === 'override'
    ? { ...change, kind: 'override', answer: { actor, reason, expires: read.data.expires } }
    : { ...change, kind: 'raise', answer: { actor, reason } };
}

function jsonOf(bytes: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return null;
  }
}

/** The day of an override, where it is one, so that it is judged together with all the rest. */
function dayOf(value: unknown): string | null {
  const override = z.looseObject({ kind: z.literal('override'), expires: z.iso.date() }).safeParse(value);
  return override.success ? override.data.expires : null;
}

function problemOf({ path, message }: z.core.$ZodIssue): ToldProblem {
  const where = path.length === 0 ? 'the body' : path.join('.');
  return usage(`${where}: ${message}`, 'GET /openapi.json says what belongs there');
}

const NOTHING = { covered: 0, total: 0 };

function wholeTally(tally: { readonly [metric in keyof Tally]?: Tally[metric] | undefined }): Tally {
  const { statements = NOTHING, branches = NOTHING, functions = NOTHING, lines = NOTHING } = tally;
  return { statements, branches, functions, lines };
}
