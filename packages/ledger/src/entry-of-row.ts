import { ok, type Result } from '@tidemark/kernel';
import type { Entry } from './baseline.ts';
import { readEntry } from './entry-schema.ts';
import { ledgerError } from './ledger-error.ts';

/** Reads a row of `coverage_baseline`; one that is no record is `ledger-error`. */
export function entryOfRow(row: Readonly<Record<string, unknown>>, where: string): Result<Entry> {
  const { recorded_at: at, baseline, ...rest } = row;
  const entry = readEntry({
    ...rest,
    at,
    baseline: typeof baseline === 'string' ? jsonOf(baseline) : baseline,
  });
  if (typeof entry !== 'string') return ok(entry);
  const hint = 'Whoever wrote it was no Tidemark, or a newer one';
  return ledgerError(where, `holds a row of coverage_baseline that cannot be read: ${entry}`, hint);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
