import type { ChangeSet } from '@tidemark/changes';
import { sumCounts, type MutantJudgement, type Shard, type Survivor } from '@tidemark/mutation';
import type { PackageRef } from '@tidemark/verdict';
import type { ErrorPart, MutationDocument, WarningPart } from './documents.ts';
import { mutationHint } from './mutation-hints.ts';

/** A package whose mutants were tried and judged. */
export interface JudgedPackage {
  readonly ref: PackageRef;
  readonly promised: number;
  readonly judgement: MutantJudgement;
  /** Those that fail. */
  readonly findings: readonly Survivor[];
  readonly held: boolean | null;
  readonly below: MutationDocument['below'];
  readonly nKnown: number;
}

/** What was asked: everything, a share of it, or what a change touches. */
export type Asked =
  | { readonly scope: 'all' }
  | { readonly scope: 'shard'; readonly shard: Shard }
  | { readonly scope: 'change'; readonly changes: ChangeSet };

const MOST_TEXT = 500;
const MOST_TESTS = 20;

/** The document of packages that were judged. Status and reason follow from what they show. */
export function mutationDocument(
  packages: readonly JudgedPackage[],
  asked: Asked,
  { written, warnings }: { readonly written: readonly string[]; readonly warnings: readonly WarningPart[] },
): MutationDocument {
  const counts = sumCounts(packages.map(({ judgement }) => judgement.counts));
  const { mutants, score, ...rest } = counts;
  const below = packages.flatMap((entry) => entry.below);
  const survivors = packages.flatMap((entry) =>
    entry.judgement.survivors.map((survivor) => survivorPart(entry, survivor)),
  );
  return {
    ...emptyMutation(),
    ...placeOf(asked),
    ...outcomeOf(asked, { nPackages: packages.length, mutants, below, survivors }),
    summary: {
      packages: packages.length,
      mutants,
      ...rest,
      known: packages.reduce((sum, { nKnown }) => sum + nKnown, 0),
      score: { ...score },
    },
    packages: packages.map(({ ref, judgement, promised, held }) => ({
      package: ref.name,
      path: ref.path,
      ...judgement.counts,
      score: { ...judgement.score },
      promised,
      held,
    })),
    below,
    survivors,
    ignored: packages.flatMap(({ ref, judgement }) =>
      judgement.ignored.map(({ file, range, mutator, reason }) => ({
        file: inPackage(ref, file),
        line: range[0],
        mutator,
        reason: short(reason ?? ''),
      })),
    ),
    written: [...written],
    warnings: [...warnings],
  };
}

/** The document of mutants that could not be judged. */
export function mutationError(error: ErrorPart): MutationDocument {
  return { ...emptyMutation(), reason: error.code, error };
}

interface Outcome {
  readonly nPackages: number;
  readonly mutants: number;
  readonly below: MutationDocument['below'];
  readonly survivors: MutationDocument['survivors'];
}

function outcomeOf(
  { scope }: Asked,
  { nPackages, mutants, below, survivors }: Outcome,
): Pick<MutationDocument, 'status' | 'reason'> {
  if (scope === 'shard') return { status: 'pass', reason: 'part-written' };
  if (below.some(({ kind }) => kind === 'mutation-score'))
    return { status: 'fail', reason: 'score-not-held' };
  if (below.length > 0) return { status: 'fail', reason: 'drifted' };
  if (survivors.some(({ isFinding }) => isFinding)) return { status: 'fail', reason: 'survived' };
  if (scope === 'change' && nPackages === 0) return { status: 'pass', reason: 'no-changes' };
  if (mutants === 0) return { status: 'pass', reason: 'no-mutants' };
  return { status: 'pass', reason: scope === 'change' ? 'noticed' : 'held' };
}

function placeOf(asked: Asked): Pick<MutationDocument, 'scope' | 'shard' | 'base' | 'head'> {
  const place = { scope: asked.scope, shard: null, base: null, head: null };
  if (asked.scope === 'shard') return { ...place, shard: { ...asked.shard } };
  if (asked.scope === 'all') return place;
  const { source, head } = asked.changes;
  return { ...place, base: source.kind === 'patch' ? null : { ...source.base }, head: { ...head } };
}

function survivorPart(
  { ref, findings }: JudgedPackage,
  survivor: Survivor,
): MutationDocument['survivors'][number] {
  const { kind, mutant, tests, isNew } = survivor;
  const [startLine, startColumn, endLine, endColumn] = mutant.range;
  return {
    kind,
    name: mutant.name,
    file: inPackage(ref, mutant.file),
    package: ref.name,
    range: {
      start: { line: startLine, column: startColumn },
      end: { line: endLine, column: endColumn },
    },
    mutator: mutant.mutator,
    original: short(mutant.original),
    replacement: short(mutant.replacement),
    tests: tests
      .slice(0, MOST_TESTS)
      .map(({ file, name }) => ({ file: inPackage(ref, file), name: short(name) })),
    isStatic: mutant.isStatic,
    isNew,
    isFinding: findings.includes(survivor),
    hint: mutationHint(survivor),
  };
}

function inPackage({ path }: PackageRef, file: string): string {
  return path === '' ? file : `${path}/${file}`;
}

function short(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

function emptyMutation(): MutationDocument {
  return {
    $schema: 'urn:tidemark:schema:mutation:v1',
    schemaVersion: 1,
    command: 'mutate',
    status: 'error',
    reason: 'internal',
    scope: null,
    shard: null,
    base: null,
    head: null,
    summary: null,
    packages: [],
    below: [],
    survivors: [],
    ignored: [],
    written: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
