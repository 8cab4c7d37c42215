import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { diffError } from '../contract/diff-document.ts';
import type { DiffDocument, SelfTestDocument, WarningPart } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { selfTestDocument, selfTestError } from '../contract/self-test-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { runTrial } from '../gather/self-test/run-trial.ts';
import type { Report } from '../render/report.ts';
import { selfTestText } from '../render/self-test-text.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { diff } from './diff.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark self-test`: would the gate notice a line that no test runs? */
export const selfTest: Command = { run, refuse: selfTestError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const repository = await findRepository(world.run, standingIn(flags, world));
  if (!repository.ok) return reportOf(selfTestError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  const trial = await runTrial(world, {
    root,
    packageName: flags.text('package'),
    command: flags.text('command'),
    gate: (tree) => askDiff(flags, world, tree),
  });
  const document = trial.ok
    ? selfTestDocument(trial.value, await headOnly(world, root))
    : selfTestError(errorPart(trial.problems));
  return reportOf(document, root);
}

/** The very command that gates, standing in the scratch tree, with the reports that were named. */
async function askDiff(flags: FlagValues, world: World, tree: string): Promise<DiffDocument> {
  const asked: FlagValues = {
    ...flags,
    has: (name) => name === 'base',
    text: (name) => (name === 'base' ? 'HEAD' : null),
  };
  const { document } = await diff.run(asked, { ...world, cwd: tree });
  // Diff answers with a document of its own; any other would be no judgement.
  return 'uncovered' in document ? document : diffError(errorPart([]));
}

async function headOnly({ run: start }: World, root: string): Promise<WarningPart[]> {
  const args = ['--no-optional-locks', 'status', '--porcelain', '--untracked-files=no'];
  const { stdout } = await start('git', args, { cwd: root });
  if (stdout.length === 0) return [];
  return [{ code: 'head-only', message: 'HEAD was tried; what is not committed was no part of it' }];
}

function reportOf(document: SelfTestDocument, root: string | null): Report {
  const keptAt = root === null ? null : path.join(root, 'coverage/.out/self-test.json');
  return { document, summary: (style) => selfTestText(document, style), root, keptAt };
}
