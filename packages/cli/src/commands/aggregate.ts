import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { ok } from '@tidemark/kernel';
import { addUp } from '../add-up.ts';
import { aggregateError } from '../contract/aggregate-document.ts';
import type { AggregateDocument, SummaryDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { unlessReportsChange } from '../gather/report-reader.ts';
import { outFolder } from '../out-folder.ts';
import { aggregateText } from '../render/aggregate-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark aggregate`: where does the whole repository stand against its bands? */
export const aggregate: Command = { run, refuse: aggregateError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const cwd = standingIn(flags, world);
  const repository = await findRepository(world.run, cwd);
  if (!repository.ok)
    return reportOf(aggregateError(errorPart(repository.problems)), null, { root: null, keptAt: null });
  const { root } = repository.value;
  const isCheck = flags.has('check');
  const ready = isCheck ? ok(null) : outFolder(world, root);
  if (!ready.ok) return reportOf(aggregateError(errorPart(ready.problems)), null, { root, keptAt: null });
  const out = ready.value === null ? null : path.resolve(cwd, flags.text('out') ?? ready.value);
  const keptAt = isCheck ? null : path.join(root, 'coverage/.out/aggregate.json');
  const place = { root, cwd, reports: flags.list('coverage') };
  const added = await unlessReportsChange(() => addUp(world, place, out));
  if (!added.ok) return reportOf(aggregateError(errorPart(added.problems)), null, { root, keptAt });
  const { document, summary, coverage } = added.value;
  return { ...reportOf(document, summary, { root, keptAt }), coverage };
}

function reportOf(
  document: AggregateDocument,
  summary: SummaryDocument | null,
  place: Pick<Report, 'root' | 'keptAt'>,
): Report {
  return {
    document,
    summary: (style, page) => aggregateText({ document, summary }, style, page),
    ...place,
  };
}
