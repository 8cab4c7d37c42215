import { ok, type Problem, type Result } from '@tidemark/kernel';
import { readLedgerPlace } from '@tidemark/ledger/look';
import type { LandConfig } from '@tidemark/manifest';
import {
  holderName,
  runTrain,
  tellAbout,
  type Check,
  type LandingRules,
  type NotifySettings,
  type TrainRun,
  type TrainStore,
} from '@tidemark/train';
import type { FlagValues } from '../flags/parse-flags.ts';
import { givenBeside } from '../gate/given-to.ts';
import type { Scratch, World } from '../world/world.ts';
import { commandCheck } from './command-check.ts';
import { coverageCheck } from './coverage-check.ts';
import { configAt, type LandSettings } from './land-settings.ts';

/** The train that lands, and what it lands: a branch, or (null) all that are queued. */
export interface LandWish {
  readonly root: string;
  readonly settings: LandSettings;
  readonly store: TrainStore;
  readonly branch: string | null;
  readonly telling: NotifySettings;
}

const TRIES = 3;
const HALF_AN_HOUR_MS = 1_800_000;

/** What a train did, and who could not be told of it. */
export interface TrainTold {
  readonly run: TrainRun;
  readonly warnings: readonly Problem[];
}

/**
 * Lands branches with the checks that each main asks for, and tells what came of each without holding up the next. What a check
 * runs is stopped when the landing is.
 */
export function landBranches(world: World, flags: FlagValues, wish: LandWish): Promise<TrainTold> {
  const { root, settings, store, branch, telling } = wish;
  const { target, repository, ttlMs, waitMs } = settings;
  return world.inScratch(async (scratch) => {
    const told: Promise<Problem[]>[] = [];
    const options = {
      place: target.place,
      target: target.branch,
      store,
      repository,
      holder: holderName(),
      ttlMs,
      waitMs,
      ending: scratch.ending,
      rulesAt: (base: string) => rulesAt(world, flags, { root, scratch, repository }, base),
    };
    const run = await runTrain(options, branch, (report) =>
      told.push(tellAbout(telling, repository, report)),
    );
    return { run, warnings: (await Promise.all(told)).flat() };
  });
}

interface LandPlace {
  readonly root: string;
  readonly scratch: Scratch;
  readonly repository: string;
}

async function rulesAt(
  world: World,
  flags: FlagValues,
  { root, scratch, repository }: LandPlace,
  base: string,
): Promise<Result<LandingRules>> {
  const config = await configAt(world, root, base);
  if (!config.ok) return config;
  const { land, gate } = config.value;
  const ledger = readLedgerPlace(givenBeside(flags, world, gate)('LEDGER') || 'git');
  if (!ledger.ok) return ledger;
  const coverage = coverageCheck(world, {
    root,
    scratch,
    // One name for lease, queue and baseline, whichever main says otherwise meanwhile.
    givenTo: (known) => (setting) =>
      setting === 'REPOSITORY' ? repository : givenBeside(flags, world, known)(setting),
  });
  const checks = [...commandChecks(land, scratch), coverage].map((check) => stoppable(check, scratch));
  return ok({ checks, tries: land.tries ?? TRIES, ledger: ledger.value });
}

function commandChecks(
  { checks = {}, checkTimeoutMs: timeoutMs = HALF_AN_HOUR_MS }: LandConfig,
  { runShell }: Scratch,
): Check[] {
  return (['security', 'merge', 'image-freshness'] as const).flatMap((name) => {
    const command = checks[name];
    return command === undefined ? [] : commandCheck({ name, command, timeoutMs }, runShell);
  });
}

function stoppable({ name, run }: Check, scratch: Scratch): Check {
  return {
    name,
    run: (context) => {
      context.signal.addEventListener('abort', scratch.stop, { once: true });
      return run(context);
    },
  };
}
