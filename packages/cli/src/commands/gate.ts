import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import type { GateDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { gateError } from '../contract/gate-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { gateTree } from '../gate/gate-tree.ts';
import { givenTo } from '../gate/given-to.ts';
import { findBase } from '../gather/find-base.ts';
import { gateText } from '../render/gate-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark gate`: may this branch land? */
export const gate: Command = { run, refuse: gateError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  if (flags.has('fail-open') && flags.has('fail-closed')) return reportOf(gateError(errorPart([BOTH])), null);
  const cwd = standingIn(flags, world);
  const repository = await findRepository(world.run, cwd);
  if (!repository.ok) return reportOf(gateError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  const base = await findBase(world, { cwd, flag: flags.text('base'), head: 'HEAD' });
  const { document } = await gateTree(world, {
    root,
    cwd,
    base,
    reports: flags.list('coverage'),
    givenTo: (config) => givenTo(flags, world, config),
  });
  // What was not understood touches nothing.
  return reportOf(document, document.settings === null ? null : root);
}

const BOTH = {
  code: 'usage',
  message: '--fail-open and --fail-closed do not go together',
  hint: 'Give one of them',
} as const;

function reportOf(document: GateDocument, root: string | null): Report {
  const keptAt = root === null ? null : path.join(root, 'coverage/.out/gate.json');
  return { document, summary: (style, page) => gateText(document, style, page), root, keptAt };
}
