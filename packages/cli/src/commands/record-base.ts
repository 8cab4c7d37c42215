import { findRepository, forgetBase, recordBase, type Repository } from '@tidemark/changes';
import { failed, type Problem, type Result } from '@tidemark/kernel';
import { errorPart } from '../contract/error-part.ts';
import { forgottenNotice, noticeOf, recordedNotice } from '../contract/notice.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { errorText } from '../render/error-text.ts';
import { plain } from '../render/plain.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

const NAME = 'record-base';

/** Remembers a revision (default HEAD) as the base of this worktree, in a ref that git keeps per worktree, or forgets it. */
export const recordBaseCommand: Command = { run, refuse: (error) => noticeOf(NAME, error) };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const repository = await findRepository(world.run, standingIn(flags, world));
  if (!repository.ok) return refused(repository.problems, null);
  return flags.has('forget')
    ? forget(flags, world, repository.value)
    : record(flags.positionals[0] ?? 'HEAD', world, repository.value);
}

async function record(revision: string, world: World, { root }: Repository): Promise<Report> {
  const recorded = await recordBase(world.run, root, revision);
  if (!recorded.ok) return refused(recorded.problems, root);
  const sha = recorded.value;
  return {
    document: recordedNotice(NAME, { ref: revision, sha }),
    summary: (style) =>
      `${style.good('✓')} ${plain(revision)} (${sha.slice(0, 9)}) is the base of this worktree: diff judges what comes after it\n` +
      '  until tidemark record-base --forget\n',
    root,
    keptAt: null,
  };
}

async function forget(flags: FlagValues, world: World, { root }: Repository): Promise<Report> {
  const forgotten: Result<null> =
    flags.positionals.length === 0 ? await forgetBase(world.run, root) : failed(WITH_A_REVISION);
  if (!forgotten.ok) return refused(forgotten.problems, root);
  return {
    document: forgottenNotice(NAME),
    summary: (style) => `${style.good('✓')} no base is recorded for this worktree\n`,
    root,
    keptAt: null,
  };
}

const WITH_A_REVISION: Problem = {
  code: 'usage',
  message: '--forget takes no revision: there is one base to forget',
  hint: 'Leave the revision out',
};

function refused(problems: readonly Problem[], root: string | null): Report {
  const error = errorPart(problems);
  return { document: noticeOf(NAME, error), summary: (style) => errorText(error, style), root, keptAt: null };
}
