import { type DocumentOf, type Schema, worstFirst } from '../../contract/cut-lists.ts';
import type { DiffDocument, MutationDocument } from '../../contract/documents.ts';
import { onOneLine } from '../survivor-line.ts';
import type { LocatedFinding } from './located-finding.ts';

/** What a document found, beside its problems and warnings, in its own order. */
export function findingsOf<S extends Schema>(
  document: DocumentOf[S] & { readonly $schema: S },
): LocatedFinding[] {
  const schema: S = document.$schema;
  return FINDINGS_OF[schema]?.(document) ?? [];
}

/** A document that is not among these only does or shows something. */
const FINDINGS_OF: { readonly [S in Schema]?: (document: DocumentOf[S]) => LocatedFinding[] } = {
  'urn:tidemark:schema:diff:v1': (document) => [
    ...document.uncovered.toSorted(worstFirst).map(uncoveredOf),
    ...document.weakened.map((entry) => weakeningOf(entry, document.status)),
    ...(document.mutation?.survivors ?? []).map(survivorOf),
  ],
  'urn:tidemark:schema:aggregate:v1': ({ below, unmeasured }) => [
    ...unmeasured.map(unmeasuredOf),
    ...below.map(({ kind, package: name, layer, metric, actual, required, hint }) => ({
      ...placeless(kind, [name, layer, metric]),
      message: `${name}, ${layer}: ${metric} ${actual.covered} of ${actual.total}, ${required} % wanted`,
      hint,
    })),
  ],
  'urn:tidemark:schema:gate:v1': ({ findings, unmeasured }) => [
    ...findings.map(({ kind, message, hint }) => ({ ...placeless(kind, []), message, hint })),
    ...unmeasured.map(unmeasuredOf),
  ],
  'urn:tidemark:schema:mutation:v1': ({ below, survivors }) => [
    ...below.map(({ kind, package: name, actual, required, hint }) => ({
      ...placeless(kind, [name]),
      message: `${name}: ${actual.covered} of ${actual.total} mutants noticed, ${required} % wanted`,
      hint,
    })),
    ...survivors.map(survivorOf),
  ],
  'urn:tidemark:schema:doctor:v1': ({ findings }) =>
    findings.map(({ code, severity, ...entry }) => ({ ...lookedAt(code, entry), level: severity })),
  'urn:tidemark:schema:self-test:v1': ({ findings }) =>
    findings.map(({ code, ...entry }) => lookedAt(code, entry)),
};

function uncoveredOf({
  kind,
  file,
  symbol,
  ranges,
  hint,
  run,
}: DiffDocument['uncovered'][number]): LocatedFinding {
  return { ...placeless(kind, [file, symbol ?? '']), file, ranges, message: hint, run };
}

function weakeningOf(
  { kind, file, line, subject, from, to, reason, hint }: DiffDocument['weakened'][number],
  status: DiffDocument['status'],
): LocatedFinding {
  const [before, after] = [from, to].map((side) => (side === null ? 'nothing' : String(side)));
  const because = reason === null ? '' : `, because ${reason}`;
  return {
    ...placeless(kind, [file, subject]),
    // Under --weakening warn it is listed in an answer that passes.
    level: reason !== null ? 'notice' : status === 'pass' ? 'warning' : 'error',
    file,
    ranges: line === null ? [] : [[line, line]],
    message: `${subject} (${before} → ${after})${because}`,
    hint: reason === null ? hint : '',
  };
}

function survivorOf(survivor: MutationDocument['survivors'][number]): LocatedFinding {
  const { kind, name, file, range, mutator, original, replacement, isFinding, hint } = survivor;
  return {
    ...placeless(kind, [name]),
    level: isFinding ? 'error' : 'notice',
    file,
    ranges: [[range.start.line, range.end.line]],
    message: `${mutator}: ${onOneLine(original)} → ${onOneLine(replacement)}`,
    hint,
  };
}

interface UnmeasuredFile {
  readonly file: string;
  readonly hint: string;
  readonly run: string | null;
}

function unmeasuredOf({ file, hint, run }: UnmeasuredFile): LocatedFinding {
  return { ...placeless('unmeasured', [file]), file, message: hint, run };
}

interface LookedAt {
  readonly message: string;
  readonly hint: string;
  readonly file: string | null;
  readonly line: number | null;
}

function lookedAt(code: string, { message, hint, file, line }: LookedAt): LocatedFinding {
  const ranges = line === null ? [] : [[line, line] as const];
  return { ...placeless(code, [file ?? '', message]), file, ranges, message, hint };
}

function placeless(kind: string, identity: readonly string[]): LocatedFinding {
  return {
    level: 'error',
    what: 'finding',
    kind,
    file: null,
    ranges: [],
    message: '',
    hint: '',
    run: null,
    identity: [kind, ...identity],
  };
}
