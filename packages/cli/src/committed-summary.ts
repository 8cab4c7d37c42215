import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import { committedFile } from './committed-file.ts';
import type { World } from './world/world.ts';

const SUMMARY = 'coverage/summary.json';

/** Is this the text of the committed summary? */
export function isCommittedSummary(world: World, root: string, text: string): boolean {
  const bytes = world.files.read(path.join(root, SUMMARY));
  // Git may have checked it out with the line ends of Windows.
  return bytes !== null && Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n') === text;
}

/** Writes the summary, which stands for reports that were read, and written, to their end; gives its name below the root. */
export function writeSummary(world: World, root: string, text: string): Result<string> {
  const file = committedFile(world, root, SUMMARY);
  if (!file.ok) return file;
  const written = world.files.write(file.value, [text]);
  return written.ok ? ok(SUMMARY) : written;
}
