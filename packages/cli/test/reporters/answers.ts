import type { DiffDocument, MutationDocument } from '../../src/contract/documents.ts';
import { diffError } from '../../src/contract/diff-document.ts';
import { locatedFindings } from '../../src/render/reporters/located-finding.ts';
import type { Answer } from '../../src/render/reporters/reporter.ts';

/** Lines of a file that no test ran. */
export function uncovered(
  file: string,
  ranges: DiffDocument['uncovered'][number]['ranges'],
  more: Partial<DiffDocument['uncovered'][number]> = {},
): DiffDocument['uncovered'][number] {
  return {
    kind: 'line',
    file,
    package: '@shop/orchard',
    layer: 'entities',
    ranges,
    granularity: 'statement',
    symbol: 'pick',
    metric: 'lines',
    actual: { covered: 3, total: 5 },
    required: 100,
    arms: [],
    hint: `No test ran ${file}`,
    run: null,
    ...more,
  };
}

/** The answer of `diff` with these parts, and nothing else found. */
export function diffAnswer(parts: Partial<DiffDocument>, verdict = '3 of 5 covered'): Answer {
  const nothing = diffError({ code: 'no-evidence', message: '', hint: '', files: [], problems: [] });
  const document: DiffDocument = { ...nothing, status: 'fail', reason: 'uncovered', error: null, ...parts };
  return { document, verdict, findings: locatedFindings(document) };
}

/** A mutant of an apple that no test noticed. */
export function survivor(
  more: Partial<MutationDocument['survivors'][number]> = {},
): MutationDocument['survivors'][number] {
  return {
    kind: 'mutant-survived',
    name: 'apple~1',
    file: 'src/apple.ts',
    package: '@shop/orchard',
    range: { start: { line: 3, column: 1 }, end: { line: 3, column: 9 } },
    mutator: 'EqualityOperator',
    original: 'size > 3',
    replacement: 'size >= 3',
    tests: [],
    isStatic: false,
    isNew: null,
    isFinding: true,
    hint: 'Let a test tell them apart',
    ...more,
  };
}
