import type * as Parser from './read-source-sync.ts';
import type { SourceFacts } from './source-facts.ts';
import { languageOf } from './source-language.ts';

/**
 * Reads what a source file says without running it. Null when it cannot be read as JavaScript or TypeScript (another
 * language, a syntax error, a very large or deeply nested file); a caller then has only the report to go by.
 */
export async function readSource(text: string, path: string): Promise<SourceFacts | null> {
  if (languageOf(path) === null) return null;
  const { readSourceSync } = await loadParser();
  return readSourceSync(text, path);
}

/** Loads what the first `readSource` would wait for. */
export function loadParser(): Promise<typeof Parser> {
  return import('./read-source-sync.ts');
}
