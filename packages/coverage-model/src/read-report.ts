import { failed, type Result } from '@tidemark/kernel';
import { parseCobertura } from './cobertura/parse-cobertura.ts';
import type { ParsedReport, Reread, Wants } from './coverage.ts';
import { parseIstanbul } from './istanbul/parse-istanbul.ts';
import { columnsOfRun } from './lcov/line-run.ts';
import { LineText } from './lcov/line-text.ts';
import { parseLcov } from './lcov/parse-lcov.ts';
import { otherFormat } from './other-format.ts';
import type { Runs } from './lcov/section-lines.ts';

const READERS = { istanbul: parseIstanbul, cobertura: parseCobertura, lcov: parseLcov };

/**
 * Reads a report of any format we know, told by its first character: `{` istanbul, `<` Cobertura, else lcov.
 * What is empty or cannot be read is `bad-evidence`, never a report without files.
 */
export function readReport(bytes: Uint8Array, wants: Wants): Result<ParsedReport> {
  return readAs(bytes, wants, ({ start, end, total }) => columnsOfRun(bytes.subarray(start, end), total));
}

/**
 * Reads all of a report, but leaves the lines of lcov in it: they are counted, and `reread` gives them when somebody
 * needs them. So what is kept grows with the files of a workspace, not with their lines.
 */
export function scanReport(bytes: Uint8Array, reread: Reread): Result<ParsedReport> {
  return readAs(bytes, null, (run) => new LineText(run, reread));
}

function readAs(bytes: Uint8Array, wants: Wants, keep: Runs['keep']): Result<ParsedReport> {
  const format = formatOf(bytes);
  if (format === null) return bad('is empty', 'Run the tests with coverage again');
  const other = format === 'lcov' ? null : otherFormat(bytes);
  if (other === null) return READERS[format](bytes, wants, keep);
  const hint =
    'Name one of istanbul (coverage-final.json), lcov or Cobertura; vitest and jest write lcov with the reporter of that name';
  return bad(`is of the format ${other}, which is not read`, hint);
}

function bad(what: string, hint: string): Result<never> {
  return failed({ code: 'bad-evidence', message: `the report ${what}`, hint });
}

function formatOf(bytes: Uint8Array): keyof typeof READERS | null {
  const first = bytes.findIndex((code) => code > 0x20 && ![0xef, 0xbb, 0xbf].includes(code));
  if (first === -1) return null;
  if (bytes[first] === 0x7b) return 'istanbul';
  return bytes[first] === 0x3c ? 'cobertura' : 'lcov';
}
