import type { Tools } from '@tidemark/ledger/look';
import { failed, ok, toRepoPath, type RepoPath, type Result } from '@tidemark/kernel';
import type { MeasuredBlobs } from '@tidemark/verdict';
import { isRecord, parseJson } from './package-json.ts';

/** What wrote the report, and of which texts: paths relative to the package, with git blob ids. */
export interface Provenance {
  /** Name and version. */
  readonly provider: string;
  /** The same and what else counted, each null where it is not said. */
  readonly tools: Tools;
  /** Where the package lies; null when the report does not say. */
  readonly folder: RepoPath | null;
  readonly files: MeasuredBlobs;
}

const BLOB_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Reads `coverage/provenance.json`; one that cannot be read is `bad-evidence`, never "no provenance". */
export function readProvenance(bytes: Uint8Array, file: string): Result<Provenance> {
  const bad = (what: string) =>
    failed({
      code: 'bad-evidence',
      message: `the provenance of the report ${what}`,
      hint: 'Run the tests with coverage again',
      file,
    });
  const parsed = parseJson(Buffer.from(bytes).toString('utf8'));
  if (!isRecord(parsed)) return bad('is not a JSON object');
  if (parsed['schemaVersion'] !== 1) return bad('is of a version this Tidemark does not know');
  const { files, provider } = parsed;
  if (!isRecord(files)) return bad('names no files');
  const blobs = new Map<string, string | null>();
  for (const [path, id] of Object.entries(files)) {
    if (id !== null && (typeof id !== 'string' || !BLOB_ID.test(id)))
      return bad(`holds no blob id for ${path}`);
    blobs.set(path, id);
  }
  const folder = typeof parsed['package'] === 'string' ? toRepoPath(parsed['package']) : null;
  const tools = {
    tool: versioned(parsed['tool']),
    provider: versioned(provider),
    node: versioned(parsed['node']),
  };
  return ok({ provider: named(provider), tools, folder, files: blobs });
}

function named(provider: unknown): string {
  if (!isRecord(provider)) return 'an unknown provider';
  return [provider['name'], provider['version']].filter((word) => typeof word === 'string').join(' ');
}

/** More than any name and version take. */
const MOST_TEXT = 200;

/** `vitest 5.1.0` of a name with a version, `24.21.0` of a version alone; null of anything else. */
function versioned(value: unknown): string | null {
  const words = isRecord(value) ? [value['name'], value['version']] : [value];
  const text = words.filter((word) => typeof word === 'string' && word !== '').join(' ');
  return text === '' || text.length > MOST_TEXT ? null : text.replace(/^v(?=\d+\.)/, '');
}
