import { readFileSync } from 'node:fs';
import path from 'node:path';

const PAGES = path.resolve(import.meta.dirname, '../docs/rules');

/** What a page shows of its rule: files as they stand in a package, and whether all of them may stand there. */
export interface Example {
  readonly title: string;
  readonly isCorrect: boolean;
  readonly options: readonly unknown[];
  readonly files: Readonly<Record<string, string>>;
}

/** The words that begin the heading of what follows. */
const VERDICTS: Readonly<Record<string, boolean>> = { Incorrect: false, Correct: true };
const CODE = 'export const run = () => 1;\n';

/**
 * Reads the examples of a rule's page: the fences below a heading that begins with Correct or Incorrect. A fence names
 * its file behind the language, one of `text` lists files that hold some code, and one of `json` gives options.
 */
export function examplesOf(rule: string): Example[] {
  const examples: Example[] = [];
  let isCorrect: boolean | null = null;
  let options: unknown[] = [];
  const page = readFileSync(path.join(PAGES, `${rule}.md`), 'utf8');
  for (const [, heading, info, body = ''] of page.matchAll(/^#+ (.+)$|^```(.*)\n([\s\S]*?)^```$/gm)) {
    const [language = '', name = 'src/apple.test.ts'] = info?.split(' ') ?? [];
    if (heading !== undefined) isCorrect = VERDICTS[heading.split(' ')[0] ?? ''] ?? null;
    else if (language === 'json') options = [JSON.parse(body)];
    else if (isCorrect !== null) {
      const files = language === 'text' ? listed(body) : { [name]: body };
      const title = `${isCorrect ? 'correct' : 'incorrect'}: ${body.trim()}`;
      examples.push({ title, isCorrect, options, files });
    }
  }
  return examples;
}

function listed(body: string): Record<string, string> {
  return Object.fromEntries(
    body
      .trim()
      .split('\n')
      .map((name) => [name, CODE]),
  );
}
