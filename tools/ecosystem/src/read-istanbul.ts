import { list, member, members, number, text } from './json.ts';
import { addArm, recordsOf, type Records, type Span } from './records.ts';

/** Reads coverage-final.json into `records`. A span that several reports hold has the sum of their hits. */
export function readIstanbul(report: string, records: Records, place: (source: string) => string): void {
  const parsed: unknown = JSON.parse(report);
  for (const [source, wrapped] of members(parsed)) {
    const entry = member(wrapped, 'data') ?? wrapped;
    const file = recordsOf(records, place(text(member(entry, 'path')) || source));
    const add = (span: Span) => {
      const same = file.spans.find((known) => isSame(known, span));
      if (same === undefined) file.spans.push(span);
      else same.hits += span.hits;
    };
    for (const [key, range] of members(member(entry, 'statementMap'))) {
      add(spanOf('statement', range, range, member(member(entry, 's'), key)));
    }
    for (const [key, shape] of members(member(entry, 'fnMap'))) {
      const whole = member(shape, 'loc');
      add(spanOf('function', member(shape, 'decl') ?? whole, whole, member(member(entry, 'f'), key)));
    }
    for (const [key, shape] of members(member(entry, 'branchMap'))) {
      const hits = list(member(member(entry, 'b'), key));
      const own = number(member(shape, 'line'), lineOf(member(shape, 'loc')));
      list(member(shape, 'locations')).forEach((arm, index) => {
        addArm(file, lineOf(arm) || own, number(hits[index], 0));
        if (EXACT.has(text(member(shape, 'type')))) add(spanOf('arm', arm, arm, hits[index]));
      });
    }
  }
}

/** Branches whose arms are given by what they hold; of the others an arm is the whole statement. */
const EXACT = new Set(['cond-expr', 'binary-expr', 'default-arg', 'branch']);

/** The same report with nothing run: what is uncovered by it is what can run. */
export function zeroIstanbul(report: string): string {
  return JSON.stringify(JSON.parse(report), (key, value: unknown) =>
    (key === 's' || key === 'f') && typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.keys(value).map((name) => [name, 0]))
      : value,
  );
}

function spanOf(kind: Span['kind'], from: unknown, to: unknown, hits: unknown): Span {
  const start = member(from, 'start');
  const end = member(to, 'end');
  const startLine = number(member(start, 'line'), 0);
  return {
    kind,
    startLine,
    startColumn: number(member(start, 'column'), 0),
    endLine: number(member(end, 'line'), startLine),
    endColumn: number(member(end, 'column'), Infinity),
    bodyLine: lineOf(to),
    hits: number(hits, 0),
  };
}

function lineOf(range: unknown): number {
  return number(member(member(range, 'start'), 'line'), 0);
}

function isSame(left: Span, right: Span): boolean {
  return (
    left.kind === right.kind &&
    left.startLine === right.startLine &&
    left.startColumn === right.startColumn &&
    left.endLine === right.endLine &&
    left.endColumn === right.endColumn
  );
}
