import { findRepository, recordBase } from '@tidemark/changes';
import { errorPart } from '../contract/error-part.ts';
import { noticeOf, recordedNotice } from '../contract/notice.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { errorText } from '../render/error-text.ts';
import { plain } from '../render/plain.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

const NAME = 'record-base';

/** Remembers a revision (default HEAD) as the base of this worktree, in a ref that git keeps per worktree. */
export const recordBaseCommand: Command = { run, refuse: (error) => noticeOf(NAME, error) };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const [revision = 'HEAD'] = flags.positionals;
  const repository = await findRepository(world.run, standingIn(flags, world));
  const recorded = repository.ok ? await recordBase(world.run, repository.value.root, revision) : repository;
  const root = repository.ok ? repository.value.root : null;
  if (!recorded.ok) {
    const error = errorPart(recorded.problems);
    return {
      document: noticeOf(NAME, error),
      summary: (style) => errorText(error, style),
      root,
      keptAt: null,
    };
  }
  const base = { ref: revision, sha: recorded.value };
  return {
    document: recordedNotice(NAME, base),
    summary: (style) =>
      `${style.good('✓')} ${plain(revision)} (${base.sha.slice(0, 9)}) is the base of this worktree\n`,
    root,
    keptAt: null,
  };
}
