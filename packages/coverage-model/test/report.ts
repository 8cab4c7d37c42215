import process from 'node:process';
import { gitRepoPath, InvariantError, type RepoPath } from '@tidemark/kernel';
import { type FileCoverage, type ParsedReport, readReport } from '../src/index.ts';

/** Do the tests judge a mutant? Of each is asked what takes a second, for there are thousands. */
export const isMutated = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;

/** So often a law is tried; of a mutant the first few tell what all of them do, and always the same. */
export const tries = (numRuns: number) => (isMutated ? { numRuns: 25, seed: 20_260_101 } : { numRuns });

export const APPLE = repoPath('src/apple.ts');

export function repoPath(text: string): RepoPath {
  const path = gitRepoPath(text);
  if (path === null) throw new InvariantError(`${text} is a path of the repository`);
  return path;
}

/** Reads a report that is fine. */
export function read(
  text: string | Uint8Array,
  wants: ((source: string) => boolean) | null = null,
): ParsedReport {
  const parsed = readReport(Buffer.from(text), wants);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return parsed.value;
}

/** The paths that a report names, which a filter is asked about; what cannot be read gives none. */
export function sourcesOf(bytes: Uint8Array): string[] {
  const sources: string[] = [];
  readReport(bytes, (source) => {
    sources.push(source);
    return false;
  });
  return sources;
}

/** The files of a report, by the paths it gives them. */
export function filesOf(text: string | Uint8Array): FileCoverage[] {
  return read(text).files.map(({ source, measured }) => ({ ...measured, path: repoPath(source) }));
}

/** A file in one line: `1:3 2:0 | branches 1.0.0:2 | pick@1:3`. */
export function shown({ lines, branches, functions }: Omit<FileCoverage, 'path'>): string {
  const ofLines = Array.from(lines.line, (line, index) => `${line}:${lines.hits[index]}`);
  const ofArms = Array.from(
    branches.hits,
    (hits, index) =>
      `${branches.line[index]}.${blockName(branches.block[index])}.${branches.arm[index]}:${hits}`,
  );
  const ofFunctions = functions.map((entry) => `${entry.name}@${entry.line}:${entry.hits}`);
  return [ofLines.join(' '), ofArms.join(' '), ofFunctions.join(' ')].join(' | ');
}

/** Each chunk is lent until the next is asked for, so it is copied. */
export async function textOf(chunks: Iterable<Uint8Array>): Promise<string> {
  return Buffer.concat(Array.from(chunks, (chunk) => Buffer.from(chunk))).toString('utf8');
}

/** Arms that are only counted have no block of their own. */
function blockName(block: number | undefined): string {
  return block === 0x7fff_ffff ? 'counted' : String(block);
}
