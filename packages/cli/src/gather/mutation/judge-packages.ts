import {
  answeredFor,
  hasDrifted,
  isScoreKept,
  judgeMutants,
  type EarlierScore,
  type MutantJudgement,
} from '@tidemark/mutation';
import type { MutationDocument } from '../../contract/documents.ts';
import type { JudgedPackage } from '../../contract/mutation-document.ts';
import type { CommittedScores } from './committed-scores.ts';
import type { TriedPackage } from './try-packages.ts';

/** What packages are held to: their score, their score and the committed one, the change alone, or nothing. */
export type Bar = 'score' | 'drift' | 'change' | 'none';

/** Judges what came of each package, beside what was committed of it before. */
export function judgePackages(
  tried: readonly TriedPackage[],
  before: CommittedScores | null,
  bar: Bar,
): JudgedPackage[] {
  return tried.map((entry) => judged(entry, before?.get(entry.target.owner.ref.name) ?? null, bar));
}

function judged(
  { target, scope, run, nKnown }: TriedPackage,
  before: EarlierScore | null,
  bar: Bar,
): JudgedPackage {
  const { ref, manifest } = target.owner;
  const judgement = judgeMutants(run, before);
  const promised = manifest.mutationScore;
  const held = bar === 'score' || bar === 'drift' ? isScoreKept(judgement, promised) : null;
  const drifted = bar === 'drift' && before !== null && hasDrifted(before.score, judgement.score);
  const fell = { package: ref.name, actual: { ...judgement.score }, required: promised };
  const below: MutationDocument['below'] = [];
  if (held === false)
    below.push({ ...fell, kind: 'mutation-score', before: scorePart(before), hint: scoreHint(judgement) });
  if (drifted) below.push({ ...fell, kind: 'mutation-drift', before: scorePart(before), hint: DRIFT_HINT });
  const findings =
    bar === 'change'
      ? answeredFor(judgement, scope)
      : drifted
        ? judgement.survivors.filter(({ isNew }) => isNew === true)
        : held === false
          ? judgement.survivors
          : [];
  return { ref, promised, judgement, findings, held, below, nKnown };
}

const DRIFT_HINT =
  'Look at the mutants that are new: a test lost an assertion, or code came that none notices';

function scoreHint({ score, counts }: MutantJudgement): string {
  if (score.total > 0) return 'Assert what the surviving mutants change; each is listed with what is missing';
  const errors = counts.runtimeErrors + counts.compileErrors;
  return errors > 0
    ? 'No mutant could be judged: every one that was not ignored broke the run itself'
    : 'Every mutant is ignored: what is left shows nothing about the tests';
}

function scorePart(before: EarlierScore | null): { covered: number; total: number } | null {
  return before === null ? null : { ...before.score };
}
