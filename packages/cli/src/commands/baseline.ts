import { findRepository } from '@tidemark/changes';
import { failed, ok, type Result } from '@tidemark/kernel';
import { openLedger } from '@tidemark/ledger';
import {
  isRepositoryName,
  openReader,
  readLedgerPlace,
  repositoryName,
  type BaselineReader,
} from '@tidemark/ledger/look';
import { changeBaseline } from '../baseline/change-baseline.ts';
import { baselineDocument, baselineError, type BaselineParts } from '../contract/baseline-document.ts';
import type { BaselineDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { treeOf } from '../gather/tree.ts';
import { configIn, reportsOf } from '../gather/workspace-config.ts';
import { givenTo } from '../gate/given-to.ts';
import { baselineText } from '../render/baseline-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark baseline`: the high-water mark, shown, raised, or lowered on record. */
export const baseline: Command = { run, refuse: baselineError };

const ACTIONS = ['show', 'raise', 'override', 'log'] as const;

async function run(flags: FlagValues, world: World): Promise<Report> {
  const done = await perform(flags, world);
  return reportOf(done.ok ? baselineDocument(done.value) : baselineError(errorPart(done.problems)));
}

async function perform(flags: FlagValues, world: World): Promise<Result<BaselineParts>> {
  const [word = null] = flags.positionals;
  const action = ACTIONS.find((known) => known === word);
  if (action === undefined) {
    const what = word === null ? 'baseline is not told what to do' : `baseline does not know '${word}'`;
    return failed(usage(what, `Use one of: ${ACTIONS.join(', ')}`));
  }
  const stray = ['reason', 'expires', 'actor'].find((name) => action !== 'override' && flags.has(name));
  if (stray !== undefined) return failed(usage(`--${stray} belongs to baseline override`, 'Leave it out'));
  const cwd = standingIn(flags, world);
  const found = await findRepository(world.run, cwd);
  if (!found.ok) return found;
  const { root } = found.value;
  const config = await configIn(treeOf(world, root, { kind: 'worktree' }));
  if (!config.ok) return config;
  const given = givenTo(flags, world, config.value.gate);
  const place = readLedgerPlace(given('LEDGER') || 'git');
  if (!place.ok) return place;
  const clone = { run: world.run, root };
  const repository = given('REPOSITORY') || (await repositoryName(clone));
  if (!isRepositoryName(repository))
    return failed(usage('the name of a repository has no spaces', 'Give another --repository'));
  if (action === 'show' || action === 'log') {
    const reader = await openReader(clone, place.value);
    return reader.ok ? closing(reader.value, () => show(reader.value, repository, action)) : reader;
  }
  const store = await openLedger(clone, place.value);
  if (!store.ok) return store;
  const reports = reportsOf({ root, cwd, reports: flags.list('coverage') }, config.value);
  const task = { store: store.value, repository, place: { root, ...reports } };
  return closing(store.value, () => changeBaseline(world, flags, task, action));
}

async function closing<T>(ledger: BaselineReader, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await ledger.close();
  }
}

/** More than a log that anybody reads. */
const MOST_ENTRIES = 10_000;

async function show(
  reader: BaselineReader,
  repository: string,
  action: 'show' | 'log',
): Promise<Result<BaselineParts>> {
  const entries = await reader.history(repository, action === 'show' ? 1 : MOST_ENTRIES);
  if (!entries.ok) return entries;
  const reason = entries.value.length === 0 ? 'empty' : 'shown';
  return ok({ reason, repository, entries: entries.value, warnings: [] });
}

function usage(message: string, hint: string) {
  return { code: 'usage', message, hint } as const;
}

function reportOf(document: BaselineDocument): Report {
  return {
    document,
    summary: (style, page) => baselineText(document, style, page),
    root: null,
    keptAt: null,
  };
}
