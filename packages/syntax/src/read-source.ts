import { linesOf, type LineRange, nestsTooDeep, toLineRanges } from '@tidemark/kernel';
import { codeLinesOf } from './code-lines.ts';
import { hintOf, ignoreHints, spanOf, targetOf } from './ignore-hints.ts';
import { ownLines } from './in-source-test.ts';
import { LineIndex } from './line-index.ts';
import type { SourceFacts } from './source-facts.ts';
import { testMarks } from './test-marks.ts';
import { walkSource } from './walk-source.ts';

const MOST_CHARACTERS = 2 * 1024 * 1024;
const LANGUAGES = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'jsx',
  jsx: 'jsx',
  mjs: 'jsx',
  cjs: 'jsx',
} as const;

/**
 * Reads what a source file says without running it. Null when it cannot be read as JavaScript or TypeScript (another
 * language, a syntax error, a very large or deeply nested file); a caller then has only the report to go by.
 */
export async function readSource(text: string, path: string): Promise<SourceFacts | null> {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  if (!isLanguage(extension) || text.length > MOST_CHARACTERS || nestsTooDeep(text)) return null;
  const { parseSync } = await import('oxc-parser');
  const clean = text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
  const lang = LANGUAGES[extension];
  const { program, comments, errors } = parseSync(`source.${lang}`, clean, {
    lang,
    sourceType: extension === 'cjs' ? 'script' : 'module',
  });
  if (errors.some((error) => error.severity === 'Error')) return null;
  const index = new LineIndex(clean);
  const hints = comments.flatMap((comment) => hintOf(comment) ?? []);
  const targets = new Map(hints.map((hint) => [hint, targetOf(hint, clean, comments)]));
  const walked = walkSource(
    program,
    index,
    [...targets.values()].flatMap((target) => target ?? []),
  );
  const codeLines = codeLinesOf(index, { comments, ...walked.spans });
  return {
    lineCount: index.count,
    noStatements: walked.isStatementFree,
    hints: ignoreHints(hints, index, (hint) => spanOf(targets.get(hint) ?? null, walked.widest)),
    testMarks: testMarks(walked.testCalls, comments, index),
    codeLines: toLineRanges(codeLines.keys()),
    codeColumns: codeLines,
    testLines: walked.inSourceTests.flatMap((span) => ownLines(span, index)),
    literalLines: inside(walked.literals),
    regions: walked.regions,
    functions: walked.functions,
    branches: walked.branches,
    names: walked.names,
  };
}

/** Lines that begin inside a literal: all but its first. */
function inside(literals: readonly LineRange[]): LineRange[] {
  const lines = literals.flatMap(([first, last]) => (last > first ? [...linesOf([[first + 1, last]])] : []));
  return toLineRanges(lines.toSorted((left, right) => left - right));
}

function isLanguage(extension: string): extension is keyof typeof LANGUAGES {
  return Object.hasOwn(LANGUAGES, extension);
}
