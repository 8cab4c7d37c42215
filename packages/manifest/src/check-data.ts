import type { z } from 'zod';
import { schemaProblems, type SchemaWords } from './schema-problems.ts';
import { nodeAt, type NotData } from './static/data-node.ts';
import { dataOfText } from './static/data-of-text.ts';
import type { Definer } from './static/manifest-data.ts';

/** What a file should hold: the function it goes through, its schema, and the words that problems are told in. */
export interface Expected<T> {
  readonly definer: Definer;
  readonly schema: z.ZodType<T>;
  readonly words: SchemaWords;
}

/** What a file holds, or all that is wrong with it, by place. */
export type CheckedData<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly NotData[] };

const MOST_PROBLEMS = 100;

/** Reads a text as data and holds it against its schema, up to a hundred problems at once. */
export function checkData<T>(text: string, { definer, schema, words }: Expected<T>): CheckedData<T> {
  const data = dataOfText(text, definer);
  if (!('value' in data)) return { ok: false, problems: data.slice(0, MOST_PROBLEMS) };
  const parsed = schema.safeParse(data.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = schemaProblems(parsed.error.issues.slice(0, MOST_PROBLEMS), words).slice(0, MOST_PROBLEMS);
  return {
    ok: false,
    problems: problems.map(({ path, message, isAboutKey }) => {
      const { key, span } = nodeAt(data, path);
      return { message, span: isAboutKey && key !== null ? key : span };
    }),
  };
}
