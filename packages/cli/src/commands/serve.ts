import { findRepository } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { findTarget } from '@tidemark/train';
import { errorPart } from '../contract/error-part.ts';
import { serveDocument, serveError, type ServeParts } from '../contract/serve-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { givenTo } from '../gate/given-to.ts';
import { configAt } from '../land/land-settings.ts';
import type { Report } from '../render/report.ts';
import { serveText } from '../render/serve-text.ts';
import { serveSettings } from '../serve/serve-settings.ts';
import { startServing, type Serving } from '../serve/start-serving.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark serve`: the queue and the baselines over HTTP, until it is asked to end. */
export const serve: Command = { run, refuse: serveError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const started = await start(flags, world);
  const document = started.ok ? serveDocument(started.value) : serveError(errorPart(started.problems));
  const report: Report = {
    document,
    summary: (style) => serveText(document, style),
    root: null,
    keptAt: null,
  };
  if (!started.ok) return report;
  const { end } = started.value;
  const untilAsked = async () => {
    await world.askedToEnd();
    await end();
  };
  return { ...report, stays: { untilAsked, end } };
}

async function start(flags: FlagValues, world: World): Promise<Result<ServeParts & Serving>> {
  const found = await findRepository(world.run, standingIn(flags, world));
  if (!found.ok) return found;
  const { root } = found.value;
  const clone = { run: world.run, root };
  // The same config as those who land read, whatever stands checked out here.
  const target = await findTarget(clone, { remote: null, branch: null });
  if (!target.ok) return target;
  const config = await configAt(world, root, target.value.tip);
  if (!config.ok) return config;
  const { gate, land } = config.value;
  const settings = await serveSettings(flags, world, { clone, given: givenTo(flags, world, gate), land });
  if (!settings.ok) return settings;
  const serving = await startServing(world, clone, settings.value);
  if (!serving.ok) return serving;
  const { repository, token } = settings.value;
  return ok({ ...serving.value, repository, pid: world.processId, writable: token !== null });
}
