import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { ColumnPool } from '../columns.ts';
import type { ParsedReport, ReportedFile, Wants } from '../coverage.ts';
import { checkEntry, isObject } from './check-entry.ts';
import { jsonMembers } from './json-entries.ts';
import { measuredOfEntry } from './measured-of-entry.ts';

const MOST_PROBLEMS = 20;

/**
 * Reads istanbul's coverage-final.json. Only the entries of wanted files are parsed, the others are skipped as bytes.
 * A text that is cut off, is no object, names no file, or has a malformed entry is `bad-evidence`.
 */
export function parseIstanbul(bytes: Uint8Array, wants: Wants): Result<ParsedReport> {
  const buffer = withoutMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const pool = new ColumnPool();
  const files: ReportedFile[] = [];
  const problems: Problem[] = [];
  let nMembers = 0;
  for (const member of jsonMembers(buffer)) {
    if (member === null) return failed(bad('is not a JSON object, or is cut off'));
    nMembers += 1;
    if (wants !== null && !wants(member.name)) continue;
    const entry = checkEntry(unwrapped(parse(member.value)));
    if (typeof entry === 'string') problems.push(bad(`${entry}: ${member.name}`));
    else files.push({ source: member.name, measured: measuredOfEntry(entry, pool) });
    if (problems.length >= MOST_PROBLEMS) break;
  }
  if (problems.length > 0) return failed(...problems);
  return nMembers === 0 ? failed(bad('holds no file')) : ok({ format: 'istanbul', files, unread: [] });
}

/** Some writers serialise the object that holds the entry, not the entry. */
function unwrapped(value: unknown): unknown {
  return isObject(value) && isObject(value['data']) ? value['data'] : value;
}

/** A value longer than a string can be is as unreadable as one that is no JSON. */
function parse(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    return undefined;
  }
}

function withoutMark(buffer: Buffer): Buffer {
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? buffer.subarray(3) : buffer;
}

function bad(what: string): Problem {
  const message = `the istanbul report ${what}`;
  return {
    code: 'bad-evidence',
    message,
    hint: 'Run the tests with coverage again; if it stays so, the tool that wrote the report is at fault',
  };
}
