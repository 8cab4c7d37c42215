import path from 'node:path';
import { formatLcov, type FileCoverage } from '@tidemark/coverage-model';
import { ok, type Result } from '@tidemark/kernel';
import { isCommittedSummary, writeSummary } from './committed-summary.ts';
import { aggregateDocument } from './contract/aggregate-document.ts';
import type { AggregateDocument, SummaryDocument } from './contract/documents.ts';
import { summaryDocument } from './contract/summary-document.ts';
import type { EvidencePlace } from './gather/diff-evidence.ts';
import { measurePackages } from './gather/measure-packages.ts';
import { treeOf } from './gather/tree.ts';
import { readWorkspace, type Workspace } from './gather/workspace.ts';
import { configIn, reportsOf } from './gather/workspace-config.ts';
import { gatherWorkspace, measuredFiles } from './gather/workspace-evidence.ts';
import { renderJson } from './render/json.ts';
import type { Draft, World } from './world/world.ts';
import { writeMerged } from './write-merged.ts';

/** A workspace that was added up: what is answered, what is committed, and what was measured of each file. */
export interface AddedUp {
  readonly document: AggregateDocument;
  readonly summary: SummaryDocument;
  readonly coverage: readonly FileCoverage[];
}

/** Adds up a workspace, and writes what came of it. Without a folder to write the merged reports to, the summary is compared with the committed one instead. */
export async function addUp(
  world: World,
  place: EvidencePlace,
  out: string | null,
): Promise<Result<AddedUp>> {
  const config = await configIn(treeOf(world, place.root, { kind: 'worktree' }));
  if (!config.ok) return config;
  const workspace = await readWorkspace(world, place.root);
  if (!workspace.ok) return workspace;
  const reports = { root: place.root, ...reportsOf(place, config.value) };
  if (out === null) return addUpReports(world, reports, workspace.value, null);
  const lcov = world.files.draft(path.join(out, 'lcov.info'));
  try {
    return await addUpReports(world, reports, workspace.value, { out, lcov });
  } finally {
    await lcov.discard();
  }
}

async function addUpReports(
  world: World,
  place: EvidencePlace,
  workspace: Workspace,
  merged: { readonly out: string; readonly lcov: Draft } | null,
): Promise<Result<AddedUp>> {
  const { root } = place;
  const gathered = await gatherWorkspace(world, place, workspace);
  if (!gathered.ok) return gathered;
  const { packages } = gathered.value;
  const files = measuredFiles(packages);
  // The system ends its work on the largest file while the packages are added up.
  const lcov = merged === null ? null : await merged.lcov.write(formatLcov(files));
  const measured = await measurePackages(world, root, packages);
  if (!measured.ok) return measured;
  const summary = summaryDocument(measured.value.packages);
  const text = renderJson(summary, { indent: true });
  const differs = merged === null && !isCommittedSummary(world, root, text);
  // The summary is committed, and a promise that is not kept is nothing to commit.
  const isHeld = measured.value.below.length === 0 && measured.value.unmeasured.length === 0;
  const nLines = summary.total.lines.total;
  const reports = merged === null || lcov === null ? null : { root, out: merged.out, lcov, files, nLines };
  const written =
    reports === null
      ? ok({ names: [], warnings: [] })
      : await (isHeld ? writeSummary(world, reports, text) : writeMerged(world, reports));
  if (!written.ok) return written;
  const document = aggregateDocument({
    measured: measured.value,
    nFiles: files.length,
    freshness: gathered.value.freshness,
    summary,
    differs,
    written: written.value.names,
    warnings: [...gathered.value.warnings, ...measured.value.warnings, ...written.value.warnings],
  });
  return ok({ document, summary, coverage: files });
}
