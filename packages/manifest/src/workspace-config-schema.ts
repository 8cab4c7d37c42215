import { METRICS } from '@tidemark/kernel';
import { z } from 'zod';
import { isBoundedGlob } from './is-bounded-glob.ts';
import { DEFAULT_DIFF_SETTINGS } from './workspace-config.ts';

const report = z
  .string()
  .min(1)
  .max(1024)
  .refine((value) => !/^(?:[/\\]|[a-zA-Z]:)/.test(value), 'is absolute; write it from the root')
  .refine((value) => !value.split('/').includes('..'), 'leaves the repository; write it without ..')
  .refine((value) => !value.includes('\\'), 'holds a backslash; write it with /')
  .refine(isBoundedGlob, 'has too many wildcards, or a group that repeats; write several globs instead');

const diff = z.strictObject({
  lines: z.enum(['all', 'band']).optional().meta({
    description: 'every changed line must have run, or the share that the band of its layer promises',
    default: DEFAULT_DIFF_SETTINGS.lines,
  }),
  partial: z.enum(['fail', 'band', 'ignore']).optional().meta({
    description: 'branches on changed lines: all of them, the share of the band, or none',
    default: DEFAULT_DIFF_SETTINGS.partial,
  }),
  weakening: z.enum(['fail', 'warn', 'off']).optional().meta({
    description:
      'what a promise talked down without a reason does: fail, be listed only, or not be looked for',
    default: DEFAULT_DIFF_SETTINGS.weakening,
  }),
  because: z
    .string()
    .trim()
    .min(1, 'is empty; say why')
    .optional()
    .describe('why a setting is less strict, or the base or the reports moved, for the review'),
});

const decimals = (value: number) => /^\d{1,3}(?:\.\d{1,6})?$/.test(String(value));
const percent = z.number().min(0).max(100).refine(decimals, 'has more than six decimals');
const line = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}]+$/u, 'is more than one line');

const milliseconds = z.int().positive().max(2_147_483_647);

const gate = z.strictObject({
  enabled: z.boolean().optional().meta({ description: '`false` switches the gate off', default: true }),
  repos: z
    .array(line)
    .optional()
    .describe('names of the repositories it is for; left out, whichever it stands in'),
  repository: line
    .optional()
    .describe('the name of this repository in the ledger; left out, host and path of its origin'),
  policy: z
    .enum(['absolute', 'baseline', 'both'])
    .optional()
    .meta({ description: 'what a branch is held to: the floor, the baseline, or both', default: 'both' }),
  metric: z.enum(METRICS).optional().meta({ description: 'what is counted', default: 'lines' }),
  floor: percent
    .optional()
    .describe('the least share in percent; left out, the band of every file that is in no layer'),
  epsilon: percent
    .optional()
    .meta({ description: 'percentage points that the share may be under the baseline', default: 0 }),
  failClosed: z
    .boolean()
    .optional()
    .meta({ description: 'whether a branch is held that cannot be judged', default: false }),
  measure: line
    .optional()
    .describe('the command that measures, run at the root; left out, the reports that lie there are read'),
  timeoutMs: milliseconds
    .optional()
    .meta({ description: 'milliseconds that `measure` may take', default: 1_800_000 }),
  ledger: line.optional().meta({
    description:
      'where baselines are kept: `git`, `git:<remote>`, `git:.`, `sqlite:<file>` or `postgres://…`',
    default: 'git',
  }),
});

const check = (what: string) => line.optional().describe(`the command that ${what}`);

const land = z.strictObject({
  target: line.max(200).optional().meta({ description: 'the branch that is landed on', default: 'main' }),
  remote: line
    .max(200)
    .optional()
    .meta({ description: 'the remote where it is the truth', default: 'origin' }),
  ttlMs: z
    .int()
    .min(1000)
    .max(86_400_000)
    .optional()
    .meta({ description: 'milliseconds that a lease holds without being renewed', default: 60_000 }),
  checks: z
    .strictObject({
      security: check('looks for what must not land, on the branch itself'),
      merge: check('tests again what was caught up with main'),
      'image-freshness': check('asks whether what is built of it is fresh'),
    })
    .optional()
    .describe('command lines, run in the worktree of the landing; left out, nothing is run'),
  checkTimeoutMs: milliseconds.optional().meta({
    description: 'milliseconds that each of them may take',
    default: 1_800_000,
  }),
  tries: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'how often a branch may fail before a person has to look', default: 3 }),
  store: line
    .optional()
    .describe(
      'where queue and leases are kept: `sqlite:<file>` or `postgres://…`; left out, a file below the git folder',
    ),
});

/** What a config of the workspace may say: strict keys. */
export const workspaceConfigSchema = z.strictObject({
  base: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('the revision that changes are compared with where nothing else names one'),
  reports: z
    .array(report)
    .min(1)
    .optional()
    .describe('reports to read instead of those of the packages: paths or globs from the root'),
  diff: diff.optional().describe('how strictly a change is judged'),
  gate: gate.optional().describe('how the gate between a branch and main is set'),
  land: land.optional().describe('how branches are brought to main'),
});
