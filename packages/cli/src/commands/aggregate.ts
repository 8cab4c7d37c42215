import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { aggregateDocument, aggregateError } from '../contract/aggregate-document.ts';
import type { AggregateDocument, SummaryDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { summaryDocument } from '../contract/summary-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { EvidencePlace } from '../gather/diff-evidence.ts';
import { measurePackages } from '../gather/measure-packages.ts';
import { unlessReportsChange } from '../gather/report-reader.ts';
import { gatherWorkspace } from '../gather/workspace-evidence.ts';
import { aggregateText } from '../render/aggregate-text.ts';
import { renderJson } from '../render/json.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import { writeMerged } from '../write-merged.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark aggregate`: where does the whole repository stand against its bands? */
export const aggregate: Command = { run, refuse: aggregateError };

const SUMMARY = 'coverage/summary.json';

async function run(flags: FlagValues, world: World): Promise<Report> {
  const cwd = standingIn(flags, world);
  const repository = await findRepository(world.run, cwd);
  if (!repository.ok) return reportOf(aggregateError(errorPart(repository.problems)), null, null);
  const { root } = repository.value;
  const isCheck = flags.has('check');
  const out = isCheck ? null : path.resolve(cwd, flags.text('out') ?? path.join(root, 'coverage/.out'));
  const keptAt = isCheck ? null : path.join(root, 'coverage/.out/aggregate.json');
  const place = { root, cwd, reports: flags.list('coverage') };
  const added = await unlessReportsChange(() => addUp(world, place, out));
  if (!added.ok) return reportOf(aggregateError(errorPart(added.problems)), null, keptAt);
  return reportOf(added.value.document, added.value.summary, keptAt);
}

interface AddedUp {
  readonly document: AggregateDocument;
  readonly summary: SummaryDocument;
}

/** Without a folder to write the merged reports to, the summary is compared with the committed one instead. */
async function addUp(world: World, place: EvidencePlace, out: string | null): Promise<Result<AddedUp>> {
  const { root } = place;
  const gathered = await gatherWorkspace(world, place);
  if (!gathered.ok) return gathered;
  const measured = await measurePackages(world, root, gathered.value);
  if (!measured.ok) return measured;
  const summary = summaryDocument(measured.value.packages);
  const text = renderJson(summary, { indent: true });
  const differs = out === null && textOf(world.files.read(path.join(root, SUMMARY))) !== text;
  const merged =
    out === null ? { names: [], warnings: [] } : writeMerged(world, { root, out }, measured.value.files);
  if (out !== null) world.files.write(path.join(root, SUMMARY), [text]);
  const document = aggregateDocument({
    measured: measured.value,
    freshness: gathered.value.freshness,
    summary,
    differs,
    written: out === null ? [] : [SUMMARY, ...merged.names],
    warnings: [...gathered.value.warnings, ...measured.value.warnings, ...merged.warnings],
  });
  return ok({ document, summary });
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('utf8');
}

function reportOf(
  document: AggregateDocument,
  summary: SummaryDocument | null,
  keptAt: string | null,
): Report {
  return { document, summary: (style) => aggregateText(document, summary, style), keptAt };
}
