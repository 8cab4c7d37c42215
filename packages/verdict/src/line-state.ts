import type { ChangedFile } from '@tidemark/changes';
import type { FileCoverage } from '@tidemark/coverage-model';
import { linesOf, type LineRange } from '@tidemark/kernel';
import type { IgnoreHint, SourceFacts } from '@tidemark/syntax';
import { lineHits, lineOwners, type LineOwner } from './line-owner.ts';
import { regionsOf } from './regions.ts';
import { isEmptyRecord, scopeStates } from './scope-state.ts';

/**
 * What became of a changed line. `dead`: ran, but a statement on it or a function it declares never did. `hidden`: an
 * ignore hint keeps it out of the report.
 */
export type LineState = 'covered' | 'uncovered' | 'dead' | 'unmeasured' | 'hidden' | 'non-executable';

/** A changed line (1-based) that owes a run, with what became of it and what decided so. */
export interface JudgedLine {
  readonly line: number;
  readonly state: LineState;
  readonly owner: LineOwner | null;
  /** The hint that hides it, when it is hidden. */
  readonly hint: IgnoreHint | null;
}

/**
 * The changed lines that owe a run: all but those where only the indentation or the line ending differs, those that
 * hold no code, and those of tests inside the source. Without source facts every line that is not merely reindented is taken to owe one.
 */
export function owingLines(file: ChangedFile, source: SourceFacts | null): number[] {
  const reindented = new Set(linesOf(file.reindented));
  const literal = new Set(linesOf(source?.literalLines ?? []));
  const code = source === null ? null : new Set(linesOf(source.codeLines));
  const tests = new Set(testLines(file, source));
  return [...linesOf(file.added)].filter(
    (line) =>
      (!reindented.has(line) || literal.has(line)) && (code === null || code.has(line)) && !tests.has(line),
  );
}

/** The changed lines that are tests inside the source. */
export function testLines(file: ChangedFile, source: SourceFacts | null): number[] {
  const tests = new Set(linesOf(source?.testLines ?? []));
  return [...linesOf(file.added)].filter((line) => tests.has(line));
}

/** Judges each owing line of a measured file by what owns it. */
export function judgeLines(
  lines: readonly number[],
  coverage: FileCoverage,
  source: SourceFacts | null,
): JudgedLine[] {
  const ownerOf = lineOwners(coverage, source);
  const silent = silentStatements(coverage, source);
  const ownerless = ownerlessStates(coverage, source);
  return lines.map((line) => {
    // Silence comes first: around a statement that the report left out there may be another one that ran.
    if (silent.has(line)) return silentLine(line, source);
    const owner = ownerOf(line);
    const state = stateOf(owner) ?? ownerless(line);
    return state === 'unmeasured' ? silentLine(line, source) : { line, state, owner, hint: null };
  });
}

/** A line that the report should speak of and does not: hidden by a hint around it, else unmeasured. */
export function silentLine(line: number, source: SourceFacts | null): JudgedLine {
  const hint = source === null ? null : hintAround(line, source);
  return { line, state: hint === null ? 'unmeasured' : 'hidden', owner: null, hint };
}

function hintAround(line: number, { hints }: SourceFacts): IgnoreHint | null {
  return hints.findLast(({ hides }) => hides !== null && hides[0] <= line && line <= hides[1]) ?? null;
}

/** What becomes of lines that nothing in the report owns. Where the source cannot be read, a report that is silent on one line is believed. */
function ownerlessStates(coverage: FileCoverage, source: SourceFacts | null): (line: number) => LineState {
  if (source !== null) return scopeStates(coverage, source);
  const state = isEmptyRecord(coverage) ? 'unmeasured' : 'non-executable';
  return () => state;
}

function stateOf(owner: LineOwner | null): LineState | null {
  if (owner === null) return null;
  const { statements, functions } = owner;
  const parts = [...statements, ...functions.map((entry) => entry.hits)];
  if (parts.every((hits) => hits > 0)) return 'covered';
  return parts.some((hits) => hits > 0) ? 'dead' : 'uncovered';
}

/**
 * Lines of statements that the source has and the report does not: made from an older text, or hidden by a hint.
 * Providers place a statement by slightly different tokens, so any record within its lines counts as a mention.
 */
function silentStatements(coverage: FileCoverage, source: SourceFacts | null): ReadonlySet<number> {
  const silent = new Set<number>();
  if (source === null) return silent;
  const mentioned = new Set(regionsOf(coverage).map((region) => region.startLine));
  for (const region of source.regions) {
    if (region.kind !== 'statement') continue;
    const span: LineRange = [region.startLine, region.endLine];
    if (mentionedIn(span, mentioned, coverage)) continue;
    const before: LineRange = [region.earlyLine ?? region.startLine, region.startLine];
    if (hintAround(region.startLine, source) === null && mentionedIn(before, mentioned, coverage)) continue;
    for (const line of linesOf([span])) silent.add(line);
  }
  return silent;
}

function mentionedIn([first, last]: LineRange, starts: ReadonlySet<number>, coverage: FileCoverage): boolean {
  for (let line = first; line <= last; line += 1) {
    if (starts.has(line) || lineHits(coverage, line) !== null) return true;
  }
  return false;
}
