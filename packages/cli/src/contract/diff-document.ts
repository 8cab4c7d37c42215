import type { ChangeSet } from '@tidemark/changes';
import type { DiffFinding, DiffJudgement, DiffSummary, Weakening } from '@tidemark/verdict';
import type { DiffDocument, ErrorPart, WarningPart } from './documents.ts';
import { errorPart } from './error-part.ts';

/** Everything of an answer that is not the judgement itself. */
export interface DiffContext {
  readonly changes: ChangeSet;
  readonly freshness: 'proven' | 'unproven' | null;
  readonly warnings: readonly WarningPart[];
}

/** The document of a judged change, or of one whose evidence does not allow a judgement. */
export function diffDocument(judgement: DiffJudgement, context: DiffContext): DiffDocument {
  const place = { base: baseOf(context.changes), head: { ...context.changes.head } };
  const around = {
    ...place,
    freshness: context.freshness,
    warnings: [...recordedBase(context.changes), ...context.warnings],
  };
  if (!judgement.ok) {
    return {
      ...diffError(errorPart(judgement.problems)),
      ...around,
      summary: summaryPart(judgement.summary),
      weakened: judgement.weakened.map(weakeningPart),
    };
  }
  const { status, reason, summary, findings, weakened, excluded } = judgement.value;
  return {
    ...emptyDiff(),
    ...around,
    status,
    reason,
    summary: summaryPart(summary),
    uncovered: findings.map(findingPart),
    weakened: weakened.map(weakeningPart),
    excluded: excluded.map((entry) => ({ ...entry })),
  };
}

/** The document of an error that left nothing to judge. */
export function diffError(error: ErrorPart): DiffDocument {
  return { ...emptyDiff(), reason: error.code, error };
}

function emptyDiff(): DiffDocument {
  return {
    $schema: 'urn:tidemark:schema:diff:v1',
    schemaVersion: 1,
    command: 'diff',
    status: 'error',
    reason: 'internal',
    base: null,
    head: null,
    summary: null,
    freshness: null,
    uncovered: [],
    weakened: [],
    excluded: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}

function baseOf({ source }: ChangeSet): DiffDocument['base'] {
  if (source.kind === 'patch') return null;
  const { ref, sha, mergeBase, foundBy } = source.base;
  return { ref, sha, mergeBase, foundBy };
}

/** Whoever asks may not be the one who recorded the base, and at HEAD itself it lets every commit out. */
function recordedBase({ source, head }: ChangeSet): WarningPart[] {
  if (source.kind === 'patch' || source.base.foundBy !== 'recorded') return [];
  const what =
    source.base.sha === head.sha
      ? 'the recorded base is HEAD itself, so no commit is judged, only what is not committed'
      : 'only what came after the recorded base is judged';
  return [{ code: 'recorded-base', message: `${what} (tidemark record-base --forget forgets it)` }];
}

function summaryPart(summary: DiffSummary): NonNullable<DiffDocument['summary']> {
  const { statements, branches, functions, lines, ...counts } = summary;
  return {
    ...counts,
    statements: { ...statements },
    branches: { ...branches },
    functions: { ...functions },
    lines: { ...lines },
  };
}

function findingPart(finding: DiffFinding): DiffDocument['uncovered'][number] {
  return {
    kind: finding.kind,
    file: finding.file,
    package: finding.package.name,
    layer: finding.layer,
    ranges: finding.ranges.map(([first, last]) => [first, last]),
    granularity: finding.granularity,
    symbol: finding.symbol,
    metric: finding.metric,
    actual: { ...finding.actual },
    required: finding.required,
    arms: finding.arms.map((arm) => ({ ...arm })),
    hint: HINTS[finding.kind](finding),
    run: finding.package.run,
  };
}

function weakeningPart(weakening: Weakening): DiffDocument['weakened'][number] {
  return { ...weakening, hint: WEAKENING_HINTS[weakening.kind] };
}

const BY_ALLOW = "explain it: an allow entry for the manifest's own path, with reason, owner and expires";

const WEAKENING_HINTS = {
  'band-lowered': `Put the band back and write the tests, or ${BY_ALLOW}`,
  'layer-narrowed': `Give the files back the band they had, or ${BY_ALLOW}`,
  'exclude-widened': `Take the glob back, or ${BY_ALLOW}`,
  'allow-widened': 'Nothing to do when the reason holds; whoever reviews should see it',
  'ignore-added': 'Test the code, or write the reason into the hint: -- reason',
  'test-skipped': 'Run the test, or write the reason in a comment beside it: // -- reason',
  'test-focused': 'Take the focus away: it keeps every other test of the file from running',
  'test-removed':
    'Bring the test back, or explain it: an allow entry for its path, with reason, owner and expires',
  'mutation-lowered': `Put the target or score back, or ${BY_ALLOW}`,
  'policy-relaxed': 'Put it back as it was, or say why in diff.because of the config',
} as const satisfies Record<Weakening['kind'], string>;

const HINTS = {
  line: (finding) =>
    finding.metric === 'statements'
      ? `Part of ${where(finding)} never ran: add a test that takes the other path`
      : `No test ran ${where(finding)}: add one that does`,
  function: (finding) => `No test called ${finding.symbol ?? 'this function'}: add one that does`,
  branch: (finding) => branchHint(finding),
  unmeasured: (finding) =>
    finding.isReported
      ? `The report speaks of the file, but not of ${where(finding)}: run the tests again, and if it stays so, name what stands there`
      : `No report speaks of ${finding.file}: let coverage.include reach it, or give it an allow entry with a reason`,
} as const satisfies Record<DiffFinding['kind'], (finding: DiffFinding) => string>;

function branchHint(finding: DiffFinding): string {
  const { arms } = finding;
  const [first] = arms;
  if (first === undefined || arms.length > 1)
    return `${arms.length} arms of branches in ${where(finding)} were never taken: add tests that take them`;
  const which = first.arm === null ? `One of the ${first.of} arms` : `Arm ${first.arm} of ${first.of}`;
  return `${which} of a branch in ${where(finding)} was never taken: add a test that takes it`;
}

function where({ symbol, ranges }: DiffFinding): string {
  const [first, ...rest] = ranges.map(([start, end]) => (start === end ? `${start}` : `${start}-${end}`));
  const shown = [first, ...rest.slice(0, 2), ...(rest.length > 2 ? ['…'] : [])].join(', ');
  const lines = rest.length === 0 && !shown.includes('-') ? `line ${shown}` : `lines ${shown}`;
  return symbol === null ? lines : `${lines} of ${symbol}`;
}
