import type { FileRecords, Span } from './records.ts';
import type { Lines, SourceStatement, SourceSyntax } from './source-syntax.ts';

/**
 * `partial`: it ran, but a statement on it did not. `function`: a function on it was never called. `branch`: an arm
 * that begins on it was never taken. `nothing`: it owes no run.
 */
export type State = 'covered' | 'uncovered' | 'partial' | 'function' | 'branch' | 'unmeasured' | 'nothing';

/** What the reference makes of a line, and the records it was made from. */
export interface Expected {
  readonly state: State;
  readonly because: string;
}

/** A line of a source file, 1-based, with its text. */
export interface SourceLine {
  readonly line: number;
  readonly text: string;
}

/** What the documented rules make of one changed line; null records: the report does not know the file. */
export function expectedState(
  { line, text }: SourceLine,
  records: FileRecords | null,
  syntax: SourceSyntax | null,
): Expected {
  if (syntax !== null && !syntax.code.has(line)) return { state: 'nothing', because: 'no code by syntax' };
  if (records === null) return { state: 'unmeasured', because: 'no report knows the file' };
  const [inner] = around(line, syntax?.statements ?? []);
  if (inner !== undefined && !speaksOf(records, inner))
    return { state: 'unmeasured', because: `no record within ${inner.early}-${inner.last}` };
  const owners =
    records.lines.size > 0 ? byLines(line, records, syntax) : bySpans(line, records.spans, syntax);
  if (owners.length === 0) return byScope(line, records, syntax);
  const because = owners.map(({ hits, where }) => `${where}=${hits}`).join(' ');
  const arm = deadArm({ line, text }, records.spans, owners[0]?.line ?? line);
  const dead = owners.filter(({ hits }) => hits === 0);
  if (arm !== undefined && dead.length < owners.length)
    return { state: 'uncovered', because: `${because}, arm@${arm.startLine}:${arm.startColumn}=0` };
  if (dead.length > 0 && dead.every(({ where }) => where.startsWith('function')))
    return { state: 'function', because };
  if (dead.length > 0) return { state: dead.length === owners.length ? 'uncovered' : 'partial', because };
  const arms = records.arms.get(line) ?? [];
  return arms.includes(0)
    ? { state: 'branch', because: `${because} arms=${arms.join('/')}` }
    : { state: 'covered', because };
}

interface Owner {
  readonly hits: number;
  readonly where: string;
  readonly line: number;
}

/** The statements that begin on the line, else the smallest span around it; and the functions that begin on it. */
function bySpans(line: number, all: readonly Span[], syntax: SourceSyntax | null): Owner[] {
  const spans = all.filter(({ kind }) => kind !== 'arm').map((span) => inPlace(span, syntax));
  const here = spans.filter((span) => span.startLine === line);
  if (here.some(({ kind }) => kind === 'statement')) return here.map(ownerOf);
  const holding = spans
    .filter((span) => span.startLine <= line && line <= lastLine(span))
    .toSorted((left, right) => size(left) - size(right) || left.kind.localeCompare(right.kind))[0];
  const [inner] = around(line, syntax?.statements ?? []);
  if (inner !== undefined && inner.first > (holding?.startLine ?? 0)) {
    // A report may end a statement above its last line, where a template has no places of its own.
    const cutOff = spans.filter(({ kind, startLine }) => kind === 'statement' && startLine === inner.first);
    if (cutOff.length > 0) return [...cutOff, ...here].map(ownerOf);
  }
  if (holding === undefined) return [];
  if (holding.kind === 'statement') return [holding, ...here].map(ownerOf);
  return (here.length > 0 ? here : [holding]).map(ownerOf);
}

/** The brace that closes a function belongs to what is around the function. */
function lastLine({ kind, startLine, endLine }: Span): number {
  return kind === 'function' ? Math.max(startLine, endLine - 1) : endLine;
}

function size({ startLine, startColumn, endLine, endColumn }: Span): number {
  const column = Number.isFinite(endColumn) ? endColumn : 1e5;
  return (endLine - startLine) * 1e6 + column - startColumn;
}

/** Providers place a function that begins with a bracket by what stands before it, which may be on the line above. */
function inPlace(span: Span, syntax: SourceSyntax | null): Span {
  const { kind, startLine, bodyLine } = span;
  if (kind !== 'function' || syntax === null) return span;
  const [below, ...others] = syntax.functions.filter(
    ({ first, body }) => body === bodyLine && (first === startLine || first === startLine + 1),
  );
  if (below !== undefined && others.length === 0) return { ...span, startLine: below.first };
  const begins = (line: number) => syntax.functions.some(({ first }) => first === line);
  return begins(startLine) || !begins(startLine + 1) ? span : { ...span, startLine: startLine + 1 };
}

/** The record of the line, else that of where the smallest statement or function around it begins. */
function byLines(line: number, records: FileRecords, syntax: SourceSyntax | null): Owner[] {
  const own = at(line, records, syntax);
  const [inner] = syntax === null ? [] : around(line, [...syntax.statements, ...syntax.functions]);
  if (own.length > 0 || inner === undefined) return own;
  const above = at(inner.first, records, syntax);
  return above.length > 0 || !('early' in inner) ? above : at(inner.early, records, syntax);
}

/** An arm that was never taken, holds all that the line says, and lies in the owner of the line. */
function deadArm({ line, text }: SourceLine, spans: readonly Span[], ownerLine: number): Span | undefined {
  const column = text.length - text.replace(/^[\s?:&|,()[\]{}]*/, '').length;
  return spans.find((span) => {
    const { kind, hits, startLine, startColumn, endLine, endColumn } = span;
    const begins = startLine < line || (startLine === line && startColumn <= column);
    const ends =
      line < endLine || (line === endLine && text.trimEnd().replace(/[,;)\]}]*$/, '').length <= endColumn);
    return kind === 'arm' && hits === 0 && ownerLine <= startLine && begins && ends;
  });
}

/** A line that nothing owns has run when something of the function or module around it has. */
function byScope(line: number, records: FileRecords, syntax: SourceSyntax | null): Expected {
  if (syntax === null) return { state: 'nothing', because: 'no record, and no syntax' };
  const [scope] = around(line, syntax.functions);
  const inScope = (found: number) => scope === undefined || (scope.first <= found && found <= scope.last);
  const spans = records.spans.filter(({ kind, startLine }) => kind !== 'arm' && inScope(startLine));
  const lines = [...records.lines].filter(([found]) => inScope(found));
  const hits = [...spans.map((span) => span.hits), ...lines.map(([, count]) => count)];
  const because = scope === undefined ? 'the module' : `the function ${scope.first}-${scope.last}`;
  if (hits.length === 0) return { state: 'unmeasured', because };
  return { state: hits.some((count) => count > 0) ? 'covered' : 'uncovered', because };
}

function at(line: number, { lines, spans }: FileRecords, syntax: SourceSyntax | null): Owner[] {
  const hits = lines.get(line);
  const functions = spans
    .filter(({ kind }) => kind === 'function')
    .map((span) => inPlace(span, syntax))
    .filter(({ startLine }) => startLine === line)
    .map(ownerOf);
  return hits === undefined ? functions : [{ hits, where: `DA:${line}`, line }, ...functions];
}

/** Those around a line, the smallest first. */
function around<Found extends Lines>(line: number, all: readonly Found[]): Found[] {
  return all
    .filter(({ first, last }) => first <= line && line <= last)
    .toSorted((left, right) => left.last - left.first - (right.last - right.first));
}

function speaksOf({ spans, lines }: FileRecords, { early, last }: SourceStatement): boolean {
  const isWithin = (line: number) => early <= line && line <= last;
  return (
    [...lines.keys()].some(isWithin) || spans.some((span) => span.kind !== 'arm' && isWithin(span.startLine))
  );
}

function ownerOf({ kind, startLine, startColumn, endLine, hits }: Span): Owner {
  return { hits, where: `${kind}@${startLine}:${startColumn}-${endLine}`, line: startLine };
}
