import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { overrideBaseline, raiseBaseline, type BaselineStore, type OverrideAnswer } from '@tidemark/ledger';
import type { Measurement } from '@tidemark/ledger/look';
import type { BaselineParts } from '../contract/baseline-document.ts';
import type { WarningPart } from '../contract/documents.ts';
import { isDay } from '../flags/is-day.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { actorOf } from '../gather/actor-of.ts';
import type { EvidencePlace } from '../gather/diff-evidence.ts';
import { headState } from '../gather/head-state.ts';
import { measuredTally } from '../gather/measured-tally.ts';
import type { World } from '../world/world.ts';

/** The ledger, the repository in it, and where its evidence lies. */
export interface BaselineTask {
  readonly store: BaselineStore;
  readonly repository: string;
  readonly place: EvidencePlace;
}

/** Records what the reports say of HEAD: a raise where it is higher, or an override that somebody answers for. */
export async function changeBaseline(
  world: World,
  flags: FlagValues,
  { store, repository, place }: BaselineTask,
  action: 'raise' | 'override',
): Promise<Result<BaselineParts>> {
  const answer = action === 'raise' ? ok(null) : await answerOf(world, flags, place.root);
  if (!answer.ok) return answer;
  const measured = await measurementOfHead(world, place);
  if (!measured.ok) return measured;
  const { measurement, warnings } = measured.value;
  if (answer.value !== null) {
    const entry = await overrideBaseline(store, repository, measurement, answer.value);
    return entry.ok ? ok({ reason: 'overridden', repository, entries: [entry.value], warnings }) : entry;
  }
  const outcome = await raiseBaseline(store, repository, measurement);
  if (!outcome.ok) return outcome;
  const { entry, isRaised } = outcome.value;
  return ok({
    reason: isRaised ? 'raised' : 'kept',
    repository,
    entries: entry === null ? [] : [entry],
    warnings,
  });
}

interface MeasuredHead {
  readonly measurement: Measurement;
  readonly warnings: readonly WarningPart[];
}

/** A mark is of a commit: code that is in none, and files that no report mentions, keep it from being one. */
async function measurementOfHead(world: World, place: EvidencePlace): Promise<Result<MeasuredHead>> {
  const head = await headState(world, place.root);
  if (!head.ok) return head;
  const { commit, tree, uncommitted } = head.value;
  if (uncommitted.length > 0) return failed(dirty(uncommitted));
  const measured = await measuredTally(world, place);
  if (!measured.ok) return measured;
  const { tally, tools, unmeasured, warnings } = measured.value;
  if (unmeasured.length > 0)
    return failed(
      ...unmeasured.map(({ file, package: owner }): Problem => ({
        code: 'no-evidence',
        message: `no report mentions ${file}`,
        hint: 'Let coverage.include reach it, or give it an allow entry with a reason',
        run: owner.run,
        file,
      })),
    );
  return ok({ measurement: { tally, commit, tree, tools }, warnings });
}

function dirty(files: readonly string[]): Problem {
  return {
    code: 'dirty-tree',
    message: `a mark is of a commit, and ${files.length === 1 ? 'a code file is' : `${files.length} code files are`} not committed`,
    hint: 'Commit and measure again, or stash what is not meant',
    files,
  };
}

/** Everything that is missing is named at once. */
async function answerOf(world: World, flags: FlagValues, root: string): Promise<Result<OverrideAnswer>> {
  const actor = await actorOf(world, flags, root);
  const [reason, expires] = [flags.text('reason')?.trim() ?? '', flags.text('expires') ?? ''];
  const problems: Problem[] = [];
  const miss = (message: string, hint: string) => problems.push({ code: 'usage', message, hint });
  if (actor === '') miss('nobody answers for the override', 'Say who with --actor or TIDEMARK_ACTOR');
  if (reason === '') miss('the override has no reason', "Say why with --reason '…'");
  if (reason.length > MOST_TEXT || actor.length > MOST_TEXT)
    miss('the reason, or the name, is too long', `Keep each under ${MOST_TEXT} characters`);
  if (!isDay(expires)) miss('the override has no last day', 'Give it with --expires 2026-12-31');
  else if (expires < world.today) miss(`${expires} has passed`, `Give a day from ${world.today} on`);
  return problems.length > 0 ? failed(...problems) : ok({ actor, reason, expires });
}

const MOST_TEXT = 1000;
