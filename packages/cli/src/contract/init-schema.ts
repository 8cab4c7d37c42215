import { z } from 'zod';
import { ERROR_CODES } from './error-code.ts';
import { tail } from './schemas.ts';

const percent = z.number().min(0).max(100);
const band = z.strictObject({ statements: percent, branches: percent, functions: percent, lines: percent });

/** The answer of `init`: the plan, and what of it was written. */
export const initSchema = z.strictObject({
  $schema: z.literal('urn:tidemark:schema:init:v1'),
  schemaVersion: z.literal(1),
  command: z.literal('init'),
  status: z.enum(['pass', 'error']),
  reason: z.enum(['written', 'planned', 'adopted', ...ERROR_CODES]),
  workspace: z
    .strictObject({
      manager: z.enum(['pnpm', 'npm', 'yarn']),
      tasks: z.enum(['turbo', 'nx']).nullable(),
      packages: z.int().nonnegative().describe('packages with tests and code'),
    })
    .nullable(),
  packages: z.array(
    z.strictObject({
      name: z.string(),
      path: z.string(),
      runner: z.enum(['vitest', 'jest', 'bun', 'other']).nullable(),
      isAdopted: z.boolean().describe('it has a manifest already, so none is proposed'),
      measuredBy: z.enum(['config', 'script', 'own-script', 'root', 'unknown']),
      configLeft: z.string().nullable().describe('why its config of vitest does not carry the contract'),
      layers: z.array(z.strictObject({ layer: z.string(), globs: z.array(z.string()), why: z.string() })),
      bands: z.record(z.string(), band).describe('empty where the defaults hold'),
      bandsFrom: z.string().describe('the report that they were read from, or why none is proposed'),
      exclude: z.array(z.string()),
    }),
  ),
  files: z.array(
    z.strictObject({
      path: z.string(),
      action: z.enum(['create', 'edit']),
      added: z.array(z.string()).describe('lines that are new, in their order'),
    }),
  ),
  byHand: z
    .array(z.strictObject({ file: z.string(), what: z.string(), text: z.string() }))
    .describe('what only a person can do'),
  written: z.array(z.string()),
  ...tail,
});
