import { z } from 'zod';
import { MUTATION_KINDS } from '@tidemark/mutation';

const position = z.strictObject({ line: z.int().positive(), column: z.int().positive() });

/** A mutant that was not noticed, or was ignored without a reason. */
export const survivorSchema = z.strictObject({
  kind: z.enum(MUTATION_KINDS).extract(['mutant-survived', 'mutant-not-covered', 'mutant-ignored']),
  name: z.string().describe('stays the same while the code around it is edited'),
  file: z.string(),
  package: z.string(),
  range: z.strictObject({ start: position, end: position.describe('after the last character') }),
  mutator: z.string(),
  original: z.string(),
  replacement: z.string(),
  tests: z
    .array(z.strictObject({ file: z.string(), name: z.string() }))
    .describe('they ran it and passed; of a static one it was every test, and none is named'),
  isStatic: z.boolean().describe('it runs while its file is loaded'),
  isNew: z.boolean().nullable().describe('null where nothing is known of before'),
  isFinding: z.boolean().describe('it is what fails; others are listed to be seen'),
  hint: z.string(),
});
