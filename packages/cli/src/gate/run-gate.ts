import type { ResolvedBase } from '@tidemark/changes';
import type { Problem, Result } from '@tidemark/kernel';
import {
  areComparable,
  baselineFor,
  openReader,
  repositoryName,
  type BaselineAnswer,
} from '@tidemark/ledger/look';
import { computeCoverageVerdict } from '@tidemark/verdict';
import type { WarningPart } from '../contract/documents.ts';
import type { EvidencePlace } from '../gather/diff-evidence.ts';
import { headState } from '../gather/head-state.ts';
import { isAncestor } from '../gather/is-ancestor.ts';
import { measuredTally, type MeasuredTally } from '../gather/measured-tally.ts';
import type { World } from '../world/world.ts';
import { measureBy } from './measure-by.ts';
import { NOTHING_KNOWN, type GateOutcome } from './gate-outcome.ts';
import type { GateSettings } from './gate-settings.ts';

/** Where the gate stands, and the base that was found, or why none was. */
export interface GatePlace extends EvidencePlace {
  readonly base: Result<ResolvedBase>;
}

/**
 * Judges the tree that it stands in: looks up the baseline that the base holds, measures, compares. Every expected failure
 * is an outcome of `TOOL_ERROR`; nothing outside of the measuring command is changed.
 */
export async function runGate(world: World, place: GatePlace, settings: GateSettings): Promise<GateOutcome> {
  const repository = settings.repository ?? (await repositoryName({ run: world.run, root: place.root }));
  const known = { ...NOTHING_KNOWN, repository };
  if (!settings.isEnabled) return { ...known, status: 'SKIPPED', skipped: 'disabled' };
  if (settings.repos.length > 0 && !settings.repos.includes(repository))
    return { ...known, status: 'SKIPPED', skipped: 'out-of-scope' };
  const head = await headState(world, place.root);
  if (!head.ok) return stopped(known, head.problems);
  const withHead = { ...known, head: head.value };
  const { base } = place;
  if (!base.ok) return stopped(withHead, base.problems);
  const withBase = { ...withHead, base: base.value.base };
  const answer = await lookUp(world, place.root, settings, { repository, base: base.value.base.mergeBase });
  if (!answer.ok) return stopped(withBase, answer.problems);
  const withBaseline = { ...withBase, baseline: answer.value.found };
  if (settings.measure !== null) {
    const ran = await measureBy(world, place.root, settings.measure, settings.timeoutMs);
    if (!ran.ok) return stopped(withBaseline, ran.problems);
  }
  const measured = await measuredTally(world, place);
  if (!measured.ok) return stopped(withBaseline, measured.problems);
  return judged(withBaseline, settings, { measured: measured.value, isRecorded: answer.value.isRecorded });
}

function stopped(known: GateOutcome, problems: readonly Problem[]): GateOutcome {
  return { ...known, status: 'TOOL_ERROR', problems };
}

async function lookUp(
  world: World,
  root: string,
  { ledger, metric, policy }: GateSettings,
  { repository, base }: { readonly repository: string; readonly base: string },
): Promise<Result<BaselineAnswer>> {
  // A gate that asks no baseline needs no ledger.
  if (policy === 'absolute') return { ok: true, value: { found: null, isRecorded: false } };
  const reader = await openReader({ run: world.run, root }, ledger);
  if (!reader.ok) return reader;
  try {
    return await baselineFor(reader.value, {
      repository,
      metric,
      today: world.today,
      isAncestor: (commit) => isAncestor(world, root, { commit, base }),
    });
  } finally {
    await reader.value.close();
  }
}

function judged(
  known: GateOutcome,
  { metric, floor, policy, epsilon }: GateSettings,
  {
    measured: { tally, tools, unmeasured, warnings },
    isRecorded,
  }: { readonly measured: MeasuredTally; readonly isRecorded: boolean },
): GateOutcome {
  const measured = tally[metric];
  const { baseline } = known;
  const seen = { ...known, measured, unmeasured, warnings: [...warnings, ...noticed(known, isRecorded)] };
  if (measured.total === 0) return stopped(seen, [nothingMeasured(metric)]);
  if (baseline !== null && !areComparable(baseline.mark, tools))
    return stopped(seen, [notComparable(baseline.mark, tools)]);
  const verdict = computeCoverageVerdict(
    measured,
    baseline?.mark ?? null,
    floor.points,
    policy,
    epsilon.points,
  );
  const { under, isBootstrap } = verdict;
  const status = unmeasured.length > 0 ? 'FAIL' : verdict.status;
  const isClean = status !== 'FAIL' && known.head !== null && known.head.uncommitted.length === 0;
  const measurement = isClean ? { tally, tools, commit: known.head.commit, tree: known.head.tree } : null;
  return { ...seen, status, under, isBootstrap, measurement };
}

function noticed({ head, baseline }: GateOutcome, isRecorded: boolean): WarningPart[] {
  const warnings: WarningPart[] = [];
  const first = head?.uncommitted[0];
  if (head !== null && first !== undefined) {
    const rest = head.uncommitted.length > 1 ? ` and ${head.uncommitted.length - 1} more` : '';
    warnings.push({
      code: 'dirty-tree',
      message: `${first}${rest} is not committed: what was judged is not what HEAD holds`,
    });
  }
  if (baseline === null && isRecorded)
    warnings.push({
      code: 'no-ancestor',
      message: 'a baseline is recorded, but of no commit that the base holds',
    });
  return warnings;
}

function nothingMeasured(metric: string): Problem {
  return {
    code: 'no-evidence',
    message: `the reports hold nothing to measure ${metric} by`,
    hint: 'Measure the tests with coverage, or choose another --metric',
  };
}

type Tools = Parameters<typeof areComparable>[0];

function notComparable(mark: Tools, tools: Tools): Problem {
  return {
    code: 'not-comparable',
    message: `the baseline was counted by ${shown(mark)}, this by ${shown(tools)}`,
    hint: 'Raise the baseline on main with the new tools, or override it: tidemark baseline raise, tidemark baseline override',
  };
}

function shown({ tool, provider, node }: Tools): string {
  const names = [tool, provider, node === null ? null : `Node ${node}`].filter((name) => name !== null);
  return names.length === 0 ? 'tools that are not named' : names.join(', ');
}
