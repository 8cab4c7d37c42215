import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { TrendDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { trendDocument, trendError } from '../contract/trend-document.ts';
import { isDay } from '../flags/is-day.ts';
import { nearest } from '../flags/nearest.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { Report } from '../render/report.ts';
import { trendSvg } from '../render/trend/trend-svg.ts';
import { trendText } from '../render/trend/trend-text.ts';
import { summaryHistory } from '../trend/summary-history.ts';
import { trendSeries } from '../trend/trend-series.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark trend`: where is the coverage of the repository going? It judges nothing. */
export const trend: Command = { run, refuse: trendError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const cwd = standingIn(flags, world);
  const since = flags.text('since');
  if (since !== null && !isDay(since)) return reportOf(trendError(errorPart([noDay(since)])), null);
  const repository = await findRepository(world.run, cwd);
  if (!repository.ok) return reportOf(trendError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  const history = await summaryHistory(world, repository.value, since);
  if (!history.ok) return reportOf(trendError(errorPart(history.problems)), root);
  const { moments, warnings } = history.value;
  const series = chosen(trendSeries(moments), flags.list('package'));
  if (!series.ok) return reportOf(trendError(errorPart(series.problems)), root);
  const parts = { since, moments, series: series.value, warnings };
  const svg = flags.text('svg');
  if (svg === null) return reportOf(trendDocument({ ...parts, written: [] }), root);
  const file = path.resolve(cwd, svg);
  const document = trendDocument({ ...parts, written: [path.relative(root, file)] });
  const drawn = world.files.write(file, [trendSvg(document)]);
  return reportOf(drawn.ok ? document : trendError(errorPart(drawn.problems)), root);
}

/** The series of these packages, of which each must have been in some summary; without any name all of them. */
function chosen(all: TrendDocument['series'], names: readonly string[]): Result<TrendDocument['series']> {
  if (names.length === 0) return ok(all);
  const known = all.flatMap((series) => series.package ?? []);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) return failed(...unknown.map((name) => noPackage(name, known)));
  return ok(all.filter((series) => series.package !== null && names.includes(series.package)));
}

function noPackage(name: string, known: readonly string[]): Problem {
  const guess = nearest(name, known);
  const message = `no committed summary knows a package '${name}'`;
  const hint = guess === null ? 'Leave out --package to see them all' : `Did you mean ${guess}?`;
  return { code: 'usage', message, hint };
}

function noDay(since: string): Problem {
  return { code: 'usage', message: `--since takes a day, not '${since}'`, hint: 'Write --since 2026-01-31' };
}

function reportOf(document: TrendDocument, root: string | null): Report {
  const keptAt = root === null ? null : path.join(root, 'coverage/.out/trend.json');
  return { document, summary: (style, page) => trendText(document, style, page), root, keptAt };
}
