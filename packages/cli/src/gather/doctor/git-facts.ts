import path from 'node:path';
import { gitRepoPath, ok, toRepoPath, type RepoPath, type Result } from '@tidemark/kernel';
import type { IgnoreRule, RepositoryFacts } from '../../doctor/facts.ts';
import type { World } from '../../world/world.ts';
import { gitFailed } from '../git-failed.ts';
import { isCode } from '../source-file.ts';

const SUMMARY = 'coverage/summary.json';

type GitFacts = Pick<
  RepositoryFacts,
  'summaryIgnoredBy' | 'committedCoverage' | 'assumedUnchanged' | 'skipped' | 'nLeftOut'
>;

/** Asks git what it tracks, what it was told not to look at, and what would keep the summary from being committed. */
export async function gitFacts(world: World, root: string): Promise<Result<GitFacts>> {
  const [listed, sparse, ignored] = await Promise.all([
    git(world, root, ['ls-files', '-v', '-z', '--full-name'], { fine: [0] }),
    git(world, root, ['config', '--type=bool', '--get', 'core.sparseCheckout'], { fine: [0, 1] }),
    git(world, root, ['check-ignore', '-v', '-z', '--no-index', '--stdin'], {
      fine: [0, 1],
      stdin: `${SUMMARY}\0`,
    }),
  ]);
  if (!listed.ok) return listed;
  if (!sparse.ok) return sparse;
  if (!ignored.ok) return ignored;
  const entries = taggedFiles(listed.value);
  const skipped = entries.filter(({ tag, file }) => tag.toUpperCase() === 'S' && isCode(file));
  const isSparse = sparse.value.trim() === 'true';
  // In a sparse checkout only what also lies there was hidden by hand.
  const isHidden = (file: RepoPath) => !isSparse || world.files.kindOf(path.join(root, file)) !== null;
  const hidden = skipped.filter(({ file }) => isHidden(file));
  return ok({
    summaryIgnoredBy: entries.some(({ file }) => file === SUMMARY) ? null : ignoreRule(root, ignored.value),
    committedCoverage: entries.flatMap(({ file }) => (file.startsWith('coverage/') ? [file] : [])),
    assumedUnchanged: entries.flatMap(({ tag, file }) =>
      tag !== tag.toUpperCase() && isCode(file) ? [file] : [],
    ),
    skipped: hidden.map(({ file }) => file),
    nLeftOut: skipped.length - hidden.length,
  });
}

interface TaggedFile {
  readonly tag: string;
  readonly file: RepoPath;
}

/** Format: git-ls-files(1), `-v`: a letter, a space, the path; a small letter is assume-unchanged, S is skip-worktree. */
function taggedFiles(listing: string): TaggedFile[] {
  return listing.split('\0').flatMap((entry) => {
    const file = gitRepoPath(entry.slice(2));
    return entry === '' || file === null ? [] : [{ tag: entry.slice(0, 1), file }];
  });
}

/** Format: git-check-ignore(1), `-v -z`: source, line, pattern, path. A pattern with `!` lets the path through. */
function ignoreRule(root: string, answer: string): IgnoreRule | null {
  const [source = '', line = '', pattern = ''] = answer.split('\0');
  if (pattern === '' || pattern.startsWith('!')) return null;
  const file = toRepoPath(path.relative(root, path.resolve(root, source)));
  return { file, line: Number(line), pattern };
}

async function git(
  world: World,
  root: string,
  args: readonly string[],
  { fine, stdin = '' }: { readonly fine: readonly number[]; readonly stdin?: string },
): Promise<Result<string>> {
  const words = ['--no-optional-locks', ...args];
  const { code, stdout, stderr } = await world.run('git', words, { cwd: root, stdin });
  if (code !== null && fine.includes(code)) return ok(Buffer.from(stdout).toString('utf8'));
  return gitFailed(args[0] ?? '', stderr);
}
