import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { InvariantError } from '@tidemark/kernel';
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
    gate: (tree) => askDiff(world, tree, flags.list('coverage')),
  });
  const document = trial.ok
    ? selfTestDocument(trial.value, await headOnly(world, root))
    : selfTestError(errorPart(trial.problems));
  return reportOf(document, path.join(root, 'coverage/.out/self-test.json'));
}

/** The very command that gates, standing in the scratch tree. */
async function askDiff(world: World, tree: string, reports: readonly string[]): Promise<DiffDocument> {
  const texts = new Map([['base', 'HEAD']]);
  const flags: FlagValues = {
    has: (name) => texts.has(name),
    text: (name) => texts.get(name) ?? null,
    list: (name) => (name === 'coverage' ? reports : []),
    count: () => null,
    positionals: [],
  };
  const { document } = await diff.run(flags, { ...world, cwd: tree });
  if (document.command !== 'diff' || !('uncovered' in document))
    throw new InvariantError('diff answers with a document of its own');
  return document;
}

async function headOnly({ run: start }: World, root: string): Promise<WarningPart[]> {
  const args = ['--no-optional-locks', 'status', '--porcelain', '--untracked-files=no'];
  const { stdout } = await start('git', args, { cwd: root });
  if (stdout.length === 0) return [];
  return [{ code: 'head-only', message: 'HEAD was tried; what is not committed was no part of it' }];
}

function reportOf(document: SelfTestDocument, keptAt: string | null): Report {
  return { document, summary: (style) => selfTestText(document, style), keptAt };
}
