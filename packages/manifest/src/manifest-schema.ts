import { z } from 'zod';
import { DEFAULT_COVERAGE_BANDS, DEFAULT_LAYERS, DEFAULT_MUTATION_SCORE } from './defaults.ts';
import { isBoundedGlob } from './is-bounded-glob.ts';
import { BASELINE } from './compile-layers.ts';

const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'has more than two decimals')
  .describe('percent, 0 to 100, at most two decimals');

const band = z.strictObject({ statements: percent, branches: percent, functions: percent, lines: percent });

const glob = z
  .string()
  .min(1)
  .max(1024)
  .refine((value) => !/^(?:[/\\]|[a-zA-Z]:)/.test(value), 'is absolute; write it relative to the package')
  .refine((value) => !value.split('/').includes('..'), 'leaves the package; write it without ..')
  .refine((value) => !value.includes('\\'), 'holds a backslash; write it with /')
  .refine((value) => !value.startsWith('!'), 'is a negation; name what it is for instead')
  .refine(isBoundedGlob, 'has too many wildcards, or a group that repeats; write several globs instead');

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day as YYYY-MM-DD')
  .refine((value) => isCalendarDay(value), 'is no day of the calendar');

const layerName = z
  .string()
  .regex(/^[\w.-]{1,64}$/, 'is no layer name: use letters, digits, - _ .')
  .refine((value) => value !== BASELINE && value !== '__proto__', 'is reserved');

const allow = z.strictObject({
  path: glob.describe('glob of the files that are let out, from the package'),
  reason: z
    .string()
    .trim()
    .min(1, 'is empty; say why the file is let out')
    .describe('why, for whoever reviews'),
  owner: z.string().trim().min(1, 'is empty; name who answers for it').describe('who answers for it'),
  expires: day.describe('the last day it holds, as 2027-01-31'),
});

const coverage = z.strictObject({
  bands: z.record(z.string().max(64), band).optional().meta({
    description:
      'the percents promised, by layer; `baseline` is the band of every source that is in no layer. One that is left out has its default, and a layer of your own that of `baseline`',
    default: DEFAULT_COVERAGE_BANDS,
  }),
  exclude: z.array(glob).optional().meta({
    description: 'globs of files that are no sources and are not measured, from the package',
    default: [],
  }),
  mutationTargets: z
    .array(z.string())
    .optional()
    .meta({ description: 'layers whose mutants the tests must notice', default: [] }),
  mutationScore: percent.optional().meta({
    description: 'percent of the mutants of those layers that must be noticed',
    default: DEFAULT_MUTATION_SCORE,
  }),
  allow: z
    .array(allow)
    .optional()
    .meta({ description: 'exceptions that somebody answers for, until a day', default: [] }),
});

/** What a manifest may say: strict keys, and bands and targets that name layers there are. */
export const manifestSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(214).describe('what the feature is called in messages'),
    layers: z
      .record(layerName, z.union([glob, z.array(glob).min(1)]))
      .optional()
      .meta({
        description:
          'layers by name, each with its glob or globs from the package; a file belongs to the most specific',
        default: DEFAULT_LAYERS,
      }),
    coverage: coverage.optional().describe('what is promised of the tests'),
  })
  .superRefine(({ layers, coverage: promised }, context) => {
    const names = Object.keys(layers ?? DEFAULT_LAYERS);
    const known = `the layers are ${[...names, BASELINE].join(', ')}`;
    for (const name of Object.keys(promised?.bands ?? {})) {
      if (![...names, BASELINE].includes(name)) {
        context.addIssue({
          code: 'custom',
          path: ['coverage', 'bands', name],
          params: { isAboutKey: true },
          message: `names no layer; ${known}`,
        });
      }
    }
    promised?.mutationTargets?.forEach((name, index) => {
      if ([...names, BASELINE].includes(name)) return;
      context.addIssue({
        code: 'custom',
        path: ['coverage', 'mutationTargets', index],
        message: `names no layer; ${known}`,
      });
    });
  });

/** Counts the days by hand: a calendar needs no clock. */
function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return dayOfMonth >= 1 && dayOfMonth <= (lengths[month - 1] ?? 0);
}
