import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import type { FileCoverage } from '@tidemark/coverage-model';
import { failed, ok, type Result } from '@tidemark/kernel';
import { aggregateDocument, aggregateError } from '../contract/aggregate-document.ts';
import type { AggregateDocument, SummaryDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { summaryDocument } from '../contract/summary-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { EvidencePlace } from '../gather/diff-evidence.ts';
import { measurePackages } from '../gather/measure-packages.ts';
import { unlessReportsChange } from '../gather/report-reader.ts';
import { treeOf } from '../gather/tree.ts';
import { configIn, reportsOf } from '../gather/workspace-config.ts';
import { gatherWorkspace } from '../gather/workspace-evidence.ts';
import { outFolder } from '../out-folder.ts';
import { aggregateText } from '../render/aggregate-text.ts';
import { renderJson } from '../render/json.ts';
import type { Report } from '../render/report.ts';
import { leadsOut } from '../world/leads-out.ts';
import type { World } from '../world/world.ts';
import { writeMerged, type Merged } from '../write-merged.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark aggregate`: where does the whole repository stand against its bands? */
export const aggregate: Command = { run, refuse: aggregateError };

const SUMMARY = 'coverage/summary.json';

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
  return reportOf(added.value.document, added.value.summary, { root, keptAt });
}

interface AddedUp {
  readonly document: AggregateDocument;
  readonly summary: SummaryDocument;
}

/** Without a folder to write the merged reports to, the summary is compared with the committed one instead. */
async function addUp(world: World, place: EvidencePlace, out: string | null): Promise<Result<AddedUp>> {
  const { root } = place;
  const config = await configIn(treeOf(world, root, { kind: 'worktree' }));
  if (!config.ok) return config;
  const gathered = await gatherWorkspace(world, { root, ...reportsOf(place, config.value) });
  if (!gathered.ok) return gathered;
  const measured = await measurePackages(world, root, gathered.value);
  if (!measured.ok) return measured;
  const summary = summaryDocument(measured.value.packages);
  const text = renderJson(summary, { indent: true });
  const differs = out === null && textOf(world.files.read(path.join(root, SUMMARY))) !== text;
  // The summary is committed, and a promise that is not kept is nothing to commit.
  const isHeld = measured.value.below.length === 0 && measured.value.unmeasured.length === 0;
  const written =
    out === null
      ? ok({ names: [], warnings: [] })
      : writeAll(world, { root, out }, isHeld ? text : null, measured.value.files);
  if (!written.ok) return written;
  const document = aggregateDocument({
    measured: measured.value,
    freshness: gathered.value.freshness,
    summary,
    differs,
    written: written.value.names,
    warnings: [...gathered.value.warnings, ...measured.value.warnings, ...written.value.warnings],
  });
  return ok({ document, summary });
}

/** Without a summary only the reports are written. It comes last: it stands for reports that were read, and written, to their end. */
function writeAll(
  world: World,
  place: { readonly root: string; readonly out: string },
  summary: string | null,
  files: readonly FileCoverage[],
): Result<Merged> {
  const file = path.join(place.root, SUMMARY);
  if (summary !== null && leadsOut(world, place.root, file)) {
    return failed({
      code: 'usage',
      message: `${SUMMARY} is a symbolic link out of the repository`,
      hint: 'Put a file in its place',
      file: SUMMARY,
    });
  }
  const merged = writeMerged(world, place, files);
  if (!merged.ok || summary === null) return merged;
  const written = world.files.write(file, [summary]);
  if (!written.ok) return written;
  return ok({ ...merged.value, names: [SUMMARY, ...merged.value.names] });
}

function textOf(bytes: Uint8Array | null): string | null {
  // Git may have checked it out with the line ends of Windows.
  return bytes === null ? null : Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n');
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
