import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { openTrain, readNotifySettings, type NotifySettings, type TrainStore } from '@tidemark/train';
import type { LandDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { landDocument, landError, type LandParts } from '../contract/land-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { insideHook } from '../gather/inside-hook.ts';
import { landBranches } from '../land/land-branches.ts';
import { landSettings, type LandSettings } from '../land/land-settings.ts';
import { resetTries } from '../land/reset-tries.ts';
import { landText } from '../render/land-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark land`: bring a branch to main. */
export const land: Command = { run, refuse: landError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const wrong = misusedFlags(flags);
  if (wrong.length > 0) return reportOf(landError(errorPart(wrong)), null);
  const found = await findRepository(world.run, standingIn(flags, world));
  if (!found.ok) return reportOf(landError(errorPart(found.problems)), null);
  const { root } = found.value;
  const landed = await perform(world, flags, root);
  return reportOf(landed.ok ? landDocument(landed.value) : landError(errorPart(landed.problems)), root);
}

function misusedFlags(flags: FlagValues): Problem[] {
  const usage = (message: string, hint: string): Problem => ({ code: 'usage', message, hint });
  if (flags.has('reset'))
    return flags.positionals.length > 0 ? [] : [usage('--reset is of one branch', 'Name the branch')];
  return ['reason', 'actor']
    .filter((name) => flags.has(name))
    .map((name) => usage(`--${name} belongs to --reset`, 'Leave it out'));
}

async function perform(world: World, flags: FlagValues, root: string): Promise<Result<LandParts>> {
  const hook = insideHook(world);
  if (hook !== null) return failed(hook);
  const telling = readNotifySettings(world.env);
  const settings = await landSettings(world, flags, root);
  if (!telling.ok || !settings.ok)
    return failed(...[telling, settings].flatMap((part) => (part.ok ? [] : part.problems)));
  const store = await openTrain({ run: world.run, root }, settings.value.store);
  if (!store.ok) return store;
  try {
    return await landIn(world, flags, {
      root,
      settings: settings.value,
      store: store.value,
      telling: telling.value,
    });
  } finally {
    await store.value.close();
  }
}

interface LandPlace {
  readonly root: string;
  readonly settings: LandSettings;
  readonly store: TrainStore;
  readonly telling: NotifySettings;
}

async function landIn(
  world: World,
  flags: FlagValues,
  { root, settings, store, telling }: LandPlace,
): Promise<Result<LandParts>> {
  const { repository, target } = settings;
  const [branch = null] = flags.positionals;
  if (flags.has('reset') && branch !== null) {
    const reset = await resetTries(world, flags, { root, repository, branch, store });
    if (!reset.ok) return reset;
  }
  const told = await landBranches(world, flags, { root, settings, store, branch, telling });
  const on = { branch: target.branch, remote: target.place.remote };
  return ok({ repository, target: on, ...told });
}

function reportOf(document: LandDocument, root: string | null): Report {
  const keptAt = root === null ? null : path.join(root, 'coverage/.out/land.json');
  return { document, summary: (style, page) => landText(document, style, page), root, keptAt };
}
