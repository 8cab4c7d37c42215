import { linesOf, type LineRange, nestsTooDeep, toLineRanges } from '@tidemark/kernel';
import { parseSync, type ParseResult } from 'oxc-parser';
import { codeLinesOf } from './code-lines.ts';
import { hintOf, ignoreHints, spanOf, targetOf } from './ignore-hints.ts';
import { ownLines } from './in-source-test.ts';
import { LineIndex } from './line-index.ts';
import type { PlacedFacts } from './source-facts.ts';
import { languageOf, type SourceLanguage } from './source-language.ts';
import { testMarks } from './test-marks.ts';
import { walkSource } from './walk-source.ts';

const MOST_CHARACTERS = 2 * 1024 * 1024;

/** What `readSource` does, at once and with the places of hints and marks: the parser is loaded with this module. */
export function readSourceSync(text: string, path: string): PlacedFacts | null {
  const language = languageOf(path);
  if (language === null || text.length > MOST_CHARACTERS || nestsTooDeep(text)) return null;
  const clean = text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text;
  const parsed = parsedAs(clean, language);
  if (parsed === null) return null;
  const { program, comments } = parsed;
  const index = new LineIndex(clean);
  const hints = comments.flatMap((comment) => hintOf(comment) ?? []);
  const targets = new Map(hints.map((hint) => [hint, targetOf(hint, clean, comments)]));
  const walked = walkSource(
    program,
    index,
    [...targets.values()].flatMap((target) => target ?? []),
  );
  const code = codeLinesOf(index, { comments, ...walked.spans });
  return {
    lineCount: index.count,
    noStatements: walked.isStatementFree,
    hints: ignoreHints(hints, index, (hint) => spanOf(targets.get(hint) ?? null, walked.widest)),
    testMarks: testMarks(walked.testCalls, comments, index),
    codeLines: code.lines,
    codeColumnsAt: code.columnsAt,
    testLines: walked.inSourceTests.flatMap((span) => ownLines(span, index)),
    literalLines: inside(walked.literals),
    regions: walked.regions,
    functions: walked.functions,
    branches: walked.branches,
    names: walked.names,
  };
}

function parsedAs(text: string, { lang, sourceTypes }: SourceLanguage): ParseResult | null {
  for (const sourceType of sourceTypes) {
    const parsed = parseSync(`source.${lang}`, text, { lang, sourceType });
    if (parsed.errors.every((error) => error.severity !== 'Error')) return parsed;
  }
  return null;
}

/** Lines that begin inside a literal: all but its first. */
function inside(literals: readonly LineRange[]): LineRange[] {
  const lines = literals.flatMap(([first, last]) => (last > first ? [...linesOf([[first + 1, last]])] : []));
  return toLineRanges(lines.toSorted((left, right) => left - right));
}
