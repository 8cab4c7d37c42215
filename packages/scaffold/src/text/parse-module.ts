import type { Program } from 'oxc-parser';
import { nestsTooDeep } from '@tidemark/kernel';

const MOST_CHARACTERS = 2 * 1024 * 1024;

/** The syntax tree of a text; null when it does not parse, is very large, or nests too deep. */
export async function parseModule(text: string): Promise<Program | null> {
  if (text.length > MOST_CHARACTERS || nestsTooDeep(text)) return null;
  const { parseSync } = await import('oxc-parser');
  const { program, errors } = parseSync('edited.ts', text, { lang: 'ts', sourceType: 'module' });
  return errors.some((error) => error.severity === 'Error') ? null : program;
}
