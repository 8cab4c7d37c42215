import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import type { Problem, Result } from '@tidemark/kernel';
import { aggregateDocument, aggregateError } from '../contract/aggregate-document.ts';
import type { AggregateDocument, SummaryDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { summaryDocument } from '../contract/summary-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { measurePackages } from '../gather/measure-packages.ts';
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
  const keptAt = flags.has('check') ? null : path.join(root, 'coverage/.out/aggregate.json');
  const gathered = await gatherWorkspace(world, { root, cwd, reports: flags.list('coverage') });
  const measured = gathered.ok ? await measurePackages(world, root, gathered.value) : gathered;
  if (!gathered.ok || !measured.ok)
    return reportOf(aggregateError(errorPart(problemsOf(gathered, measured))), null, keptAt);
  const summary = summaryDocument(measured.value.packages);
  const text = renderJson(summary, { indent: true });
  const isCheck = flags.has('check');
  const differs = isCheck && textOf(world.files.read(path.join(root, SUMMARY))) !== text;
  const out = path.resolve(cwd, flags.text('out') ?? path.join(root, 'coverage/.out'));
  const merged = isCheck
    ? { names: [], warnings: [] }
    : writeMerged(world, { root, out }, measured.value.files);
  if (!isCheck) world.files.write(path.join(root, SUMMARY), [text]);
  const document = aggregateDocument({
    measured: measured.value,
    freshness: gathered.value.freshness,
    summary,
    differs,
    written: isCheck ? [] : [SUMMARY, ...merged.names],
    warnings: [...gathered.value.warnings, ...measured.value.warnings, ...merged.warnings],
  });
  return reportOf(document, summary, keptAt);
}

function problemsOf(...results: readonly Result<unknown>[]): Problem[] {
  return [...new Set(results.flatMap((result) => (result.ok ? [] : result.problems)))];
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
