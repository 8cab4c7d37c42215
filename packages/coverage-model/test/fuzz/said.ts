import { readReport } from '../../src/index.ts';
import { shown } from '../report.ts';

/** What the first file of a report says, or the first problem. */
export function said(
  report: string | Uint8Array,
  wants: ((source: string) => boolean) | null = null,
): string {
  const parsed = readReport(Buffer.from(report), wants);
  if (!parsed.ok) return parsed.problems[0]?.message ?? '';
  const [file] = parsed.value.files;
  return file === undefined ? 'no file' : shown(file.measured);
}
