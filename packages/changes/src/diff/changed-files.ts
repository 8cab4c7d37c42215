import { failed, gitRepoPath, ok, type Problem, type Result } from '@tidemark/kernel';
import type { ChangedFile } from '../change-set.ts';
import { parsePatch, type PatchSection } from '../patch/parse-patch.ts';
import { readRawEntries, type RawEntry } from './raw-entries.ts';

/** Each raw entry has one section in the patch, a changed type two (the old gone, the new come), in the same order. */
export function changedFiles(
  output: Buffer,
): Result<{ readonly files: ChangedFile[]; readonly isUnstaged: boolean }> {
  const raw = readRawEntries(output);
  const sections = raw === null ? null : parsePatch(raw.patch);
  if (raw === null || sections === null) return failed(inconsistent('its raw half is malformed'));
  if ('message' in sections)
    return failed(inconsistent(`its patch ${sections.message} (line ${sections.line})`));
  const files: ChangedFile[] = [];
  let next = 0;
  for (const entry of raw.entries) {
    if (entry.status === 'unmerged') {
      const conflict = unmergedFile(entry.path);
      if (conflict !== null) files.push(conflict);
      continue;
    }
    next += entry.status === 'type-changed' ? 2 : 1;
    const section = sections[next - 1];
    if (section === undefined) return failed(inconsistent(`it has no lines for ${entry.path}`));
    const file = changedFile(entry, section);
    if (file === null) return failed(inconsistent(`it names ${entry.path}, which leaves the repository`));
    files.push(file);
  }
  if (next !== sections.length) return failed(inconsistent('it has lines for files that it does not name'));
  // Only text that git has not stored yet has no id; of what is gone nobody knows where it went.
  const isUnstaged = raw.entries.some(({ newBlob, status }) => newBlob === null && status !== 'deleted');
  return ok({ files, isUnstaged });
}

/** A file with conflicts: the index has no one text of it, and the working tree perhaps the one of the base. */
export function unmergedFile(name: string): ChangedFile | null {
  const path = gitRepoPath(name);
  if (path === null) return null;
  return {
    path,
    formerPath: null,
    status: 'unmerged',
    kind: 'file',
    added: [],
    reindented: [],
    oldBlob: null,
  };
}

function changedFile(entry: RawEntry, section: PatchSection): ChangedFile | null {
  const path = gitRepoPath(entry.path);
  if (path === null) return null;
  const hasLines = entry.kind === 'file';
  return {
    path,
    formerPath: entry.formerPath === null ? null : gitRepoPath(entry.formerPath),
    status: entry.status,
    kind: entry.kind,
    added: hasLines ? section.added : [],
    reindented: hasLines ? section.reindented : [],
    oldBlob: entry.oldBlob,
  };
}

function inconsistent(what: string): Problem {
  return {
    code: 'git-failed',
    message: `the output of git diff cannot be read: ${what}`,
    hint: 'Please report this with the version of git',
  };
}
