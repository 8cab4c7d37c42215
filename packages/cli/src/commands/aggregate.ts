import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import type { FileCoverage } from '@tidemark/coverage-model';
import { ok, type Result } from '@tidemark/kernel';
import { isCommittedSummary, writeSummary } from '../committed-summary.ts';
import { aggregateDocument, aggregateError } from '../contract/aggregate-document.ts';
import type { AggregateDocument, SummaryDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { summaryDocument } from '../contract/summary-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { EvidencePlace } from '../gather/diff-evidence.ts';
import { countedFiles, measurePackages } from '../gather/measure-packages.ts';
import { unlessReportsChange } from '../gather/report-reader.ts';
import { treeOf } from '../gather/tree.ts';
import { readWorkspace, type Workspace } from '../gather/workspace.ts';
import { configIn, reportsOf } from '../gather/workspace-config.ts';
import { gatherWorkspace } from '../gather/workspace-evidence.ts';
import { outFolder } from '../out-folder.ts';
import { aggregateText } from '../render/aggregate-text.ts';
import { renderJson } from '../render/json.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import { draftMerged, writeMerged, type MergedDrafts } from '../write-merged.ts';
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

interface AddedUp {
  readonly document: AggregateDocument;
  readonly summary: SummaryDocument;
  readonly coverage: readonly FileCoverage[];
}

/** Without a folder to write the merged reports to, the summary is compared with the committed one instead. */
async function addUp(world: World, place: EvidencePlace, out: string | null): Promise<Result<AddedUp>> {
  const { root } = place;
  const config = await configIn(treeOf(world, root, { kind: 'worktree' }));
  if (!config.ok) return config;
  const workspace = await readWorkspace(world, root);
  if (!workspace.ok) return workspace;
  const drafts = out === null ? null : draftMerged(world, out);
  try {
    return await addUpReports(world, { root, ...reportsOf(place, config.value) }, workspace.value, drafts);
  } finally {
    await drafts?.discard();
  }
}

async function addUpReports(
  world: World,
  place: EvidencePlace,
  workspace: Workspace,
  drafts: MergedDrafts | null,
): Promise<Result<AddedUp>> {
  const { root } = place;
  const gathered = await gatherWorkspace(world, place, workspace);
  if (!gathered.ok) return gathered;
  const coverage = countedFiles(gathered.value);
  const merged =
    drafts === null ? ok({ names: [], warnings: [] }) : await writeMerged(drafts, root, coverage);
  if (!merged.ok) return merged;
  // The old reports give way while the new ones are added up.
  const [moved, measured] = await Promise.all([
    drafts?.moveIn() ?? ok(null),
    measurePackages(world, root, gathered.value),
  ]);
  if (!measured.ok) return measured;
  if (!moved.ok) return moved;
  const summary = summaryDocument(measured.value.packages);
  const text = renderJson(summary, { indent: true });
  const differs = drafts === null && !isCommittedSummary(world, root, text);
  // The summary is committed, and a promise that is not kept is nothing to commit.
  const isHeld = measured.value.below.length === 0 && measured.value.unmeasured.length === 0;
  const kept = drafts !== null && isHeld ? writeSummary(world, root, text) : ok(null);
  if (!kept.ok) return kept;
  const document = aggregateDocument({
    measured: measured.value,
    nFiles: coverage.length,
    freshness: gathered.value.freshness,
    summary,
    differs,
    written: [...(kept.value === null ? [] : [kept.value]), ...merged.value.names],
    warnings: [...gathered.value.warnings, ...measured.value.warnings, ...merged.value.warnings],
  });
  return ok({ document, summary, coverage });
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
