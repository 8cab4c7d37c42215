import {
  byText,
  failed,
  gitRepoPath,
  ok,
  type Problem,
  type Result,
  type RunCommand,
} from '@tidemark/kernel';
import type { ChangedFile, ChangeSet, ChangeStatus } from '../change-set.ts';
import type { Repository } from '../find-repository.ts';
import { firstLine, git } from '../git.ts';
import type { ReadFile } from '../diff/read-changes.ts';
import { foreignLine } from './foreign-line.ts';
import { parsePatch, type PatchSection } from './parse-patch.ts';
import { patchPath } from './patch-path.ts';

/** A patch, where it lies (absolute), and a way to see the working tree it is held against. */
export interface PatchFile {
  readonly bytes: Uint8Array;
  readonly patch: string;
  readonly readFile: ReadFile;
}

/**
 * Reads a unified diff as the change. The working tree must already hold its new side, else its line numbers mean
 * nothing: every added line must stand where the patch says, and git is asked to take it back (without doing it).
 * What does not parse, or does not fit, is `bad-diff`.
 */
export async function readPatchFile(
  run: RunCommand,
  { root, head }: Pick<Repository, 'root' | 'head'>,
  file: PatchFile,
): Promise<Result<ChangeSet>> {
  const { bytes, patch } = file;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections = parsePatch(buffer);
  if ('message' in sections) return failed(badDiff(`the patch ${sections.message}`, sections.line));
  if (sections.length === 0 && bytes.length > 0) return failed(badDiff('the file holds no patch'));
  const files: ChangedFile[] = [];
  const misplaced: Problem[] = [];
  let isPrefixed = true;
  for (const section of sections) {
    const read = await changedFile(section, file.readFile);
    if ('code' in read) return failed(read);
    files.push(read.file);
    misplaced.push(...(await misplacedLines(buffer, section, read.file, file.readFile)));
    isPrefixed &&= read.isPrefixed !== false;
  }
  const applied = sections.length === 0 ? null : await standsInTree(run, root, patch, isPrefixed);
  if (applied !== null) return failed(applied);
  const unfit = [...misplaced, ...namedTwice(files)];
  if (unfit.length > 0) return failed(...unfit);
  const status = await git(run, root, ['status', '--porcelain', '-z']);
  if (!status.ok) return status;
  return ok({
    source: { kind: 'patch', patch },
    head: { sha: head, dirty: status.value.stdout.length > 0 },
    files: files.toSorted((left, right) => byText(left.path, right.path)),
    warnings: [],
  });
}

async function changedFile(
  section: PatchSection,
  readFile: ReadFile,
): Promise<{ readonly file: ChangedFile; readonly isPrefixed: boolean | null } | Problem> {
  const names = patchPath(section.header);
  if (names === null) return badDiff(`a file of the patch has no readable name: ${section.header[0] ?? ''}`);
  const isThere = async (name: string) => {
    const path = gitRepoPath(name);
    return path !== null && (await readFile(path)) !== null;
  };
  // `a/x` may be a folder `a` of a patch without prefixes: the tree knows. A rename is written without any.
  const isPrefixed = names.isRenamed
    ? null
    : names.unprefixed !== null && (names.isDeleted || !(await isThere(names.asWritten)));
  const path = gitRepoPath(isPrefixed === true ? (names.unprefixed ?? '') : names.asWritten);
  if (path === null) return badDiff(`the patch names ${names.asWritten}, which leaves the repository`);
  const mode = section.header.find((line) =>
    /^(?:new file mode|new mode|index .*) ?(?:120000|160000)$/.test(line),
  );
  const status: ChangeStatus = names.isDeleted
    ? 'deleted'
    : names.isAdded
      ? 'added'
      : names.isRenamed
        ? 'renamed'
        : 'modified';
  const kind = mode === undefined ? 'file' : mode.endsWith('120000') ? 'symlink' : 'submodule';
  const hasLines = kind === 'file' && !names.isDeleted;
  const file: ChangedFile = {
    path,
    formerPath: names.former === null ? null : gitRepoPath(names.former),
    status,
    kind,
    added: hasLines ? section.added : [],
    reindented: hasLines ? section.reindented : [],
    oldBlob: oldBlobOf(section.header),
  };
  return { file, isPrefixed };
}

/** The blob before, as the patch names it (perhaps shortened); null when it names none, or the file was not there. */
function oldBlobOf(header: readonly string[]): string | null {
  const ids = header.flatMap((line) => /^index ([0-9a-f]{4,64})\.\./.exec(line)?.[1] ?? []);
  return ids.find((id) => !/^0+$/.test(id)) ?? null;
}

/** Git finds a hunk that has moved; the lines that are judged would be others than those that were added. */
async function misplacedLines(
  patch: Buffer,
  { runs }: PatchSection,
  { path, added }: ChangedFile,
  readFile: ReadFile,
): Promise<Problem[]> {
  if (added.length === 0) return [];
  const read = await readFile(path);
  const bytes = read ?? new Uint8Array();
  const line = foreignLine(patch, runs, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (line === null) return [];
  const problem = badDiff(`line ${line} of ${path} is not what the patch says`);
  return [{ ...problem, hint: 'Make the patch again from this tree, in one piece', file: path, line }];
}

function namedTwice(files: readonly ChangedFile[]): Problem[] {
  const standing = files.filter((file) => file.status !== 'deleted');
  return [...Map.groupBy(standing, (file) => file.path)]
    .filter(([, group]) => group.length > 1)
    .map(([path]) => ({
      ...badDiff(`the patch names ${path} twice`),
      hint: 'Give one diff of the whole change, such as git diff <base> writes',
    }));
}

async function standsInTree(
  run: RunCommand,
  root: string,
  patch: string,
  isPrefixed: boolean,
): Promise<Problem | null> {
  const strip = isPrefixed ? '-p1' : '-p0';
  const args = ['apply', '--check', '--reverse', '--unidiff-zero', '--whitespace=nowarn', strip, '--', patch];
  const { code, stderr } = await run('git', args, { cwd: root });
  if (code === 0) return null;
  return {
    ...badDiff(`the working tree does not hold the patch: ${firstLine(stderr)}`),
    hint: 'Apply the patch first, or make it again from this tree',
  };
}

function badDiff(message: string, line?: number): Problem {
  const problem = {
    code: 'bad-diff',
    message,
    hint: 'Give a unified diff, such as git diff writes',
  } as const;
  return line === undefined ? problem : { ...problem, line };
}
