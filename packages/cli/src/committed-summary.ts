import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import { committedFile } from './committed-file.ts';
import type { World } from './world/world.ts';
import { writeMerged, type Merged, type MergedReports } from './write-merged.ts';

const SUMMARY = 'coverage/summary.json';

/** Is this the text of the committed summary? */
export function isCommittedSummary(world: World, root: string, text: string): boolean {
  const bytes = world.files.read(path.join(root, SUMMARY));
  // Git may have checked it out with the line ends of Windows.
  return bytes !== null && Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n') === text;
}

/** Writes the merged reports, then the summary, which stands for reports that were read, and written, to their end. */
export async function writeSummary(
  world: World,
  reports: MergedReports,
  text: string,
): Promise<Result<Merged>> {
  const file = committedFile(world, reports.root, SUMMARY);
  if (!file.ok) return file;
  const merged = await writeMerged(world, reports);
  if (!merged.ok) return merged;
  const written = world.files.write(file.value, [text]);
  return written.ok ? ok({ ...merged.value, names: [SUMMARY, ...merged.value.names] }) : written;
}
