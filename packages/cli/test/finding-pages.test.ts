import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MUTATION_KINDS } from '@tidemark/mutation';
import { FINDING_KINDS, WEAKENING_KINDS } from '@tidemark/verdict';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { DOCTOR_CODES, doctorSchema } from '../src/contract/doctor-schema.ts';
import { ERROR_CODES } from '../src/contract/error-code.ts';
import { GATE_FINDINGS, gateSchema } from '../src/contract/gate-schema.ts';
import { LAND_FINDINGS, landSchema } from '../src/contract/land-schema.ts';
import { mutationSchema } from '../src/contract/mutation-schema.ts';
import { aggregateSchema, diffSchema } from '../src/contract/schemas.ts';
import { selfTestSchema } from '../src/contract/self-test-schema.ts';
import { SELF_TEST_CODES } from '../src/self-test/judge-trial.ts';

const pages = path.join(import.meta.dirname, '../../../docs/findings');
const { uncovered, weakened, error } = diffSchema.shape;
const ofMutant = (kind: string) => kind.startsWith('mutant-');

/** Where an answer holds what the pages of these kinds are about. */
const PLACES: readonly (readonly [place: string, kinds: readonly string[], entry: z.ZodType])[] = [
  ['uncovered', FINDING_KINDS.filter((kind) => kind !== 'band'), uncovered.element],
  ['weakened', WEAKENING_KINDS, weakened.element],
  ['below', ['band'], aggregateSchema.shape.below.element],
  ['survivors', MUTATION_KINDS.filter(ofMutant), mutationSchema.shape.survivors.element],
  ['below', MUTATION_KINDS.filter((kind) => !ofMutant(kind)), mutationSchema.shape.below.element],
  ['findings', GATE_FINDINGS, gateSchema.shape.findings.element],
  ['findings', LAND_FINDINGS, landSchema.shape.findings.element],
  ['findings', DOCTOR_CODES, doctorSchema.shape.findings.element],
  ['findings', SELF_TEST_CODES, selfTestSchema.shape.findings.element],
  ['error.problems', ERROR_CODES, error.unwrap().shape.problems.element],
];

describe.each(PLACES)('the example of an entry of %s', (place, kinds, entry) => {
  test.each(kinds)('%s is one that the schema knows', (kind) => {
    const page = readFileSync(path.join(pages, `${kind}.md`), 'utf8');
    const [, said, json = ''] =
      /\*\*For example\.\*\* An entry of `(.+?)`.+?```json\n(.+?)```/s.exec(page) ?? [];
    expect(said).toBe(place);
    expect(entry.safeParse(JSON.parse(json)).error).toBeUndefined();
    expect(json).toMatch(new RegExp(`"(?:kind|code)": "${kind}"`));
  });
});
