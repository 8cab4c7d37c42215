import { createRepository, type FileTree, PLAIN_GIT, type Repository, runProcess } from '@tidemark/test-kit';
import type { TrendDocument } from '../../src/contract/documents.ts';
import { type Answer, tidemark } from '../run-tidemark.ts';

export const SUMMARY = 'coverage/summary.json';

/** A committed summary that covers so many lines of so many, in all and a package. */
export function summaryOf(
  total: readonly [covered: number, total: number],
  packages: Readonly<Record<string, readonly [covered: number, total: number]>> = {},
): string {
  const metrics = ([covered, all]: readonly [number, number]) => {
    const share = { total: all, covered, skipped: 0, pct: null };
    return {
      lines: share,
      statements: share,
      functions: share,
      branches: { ...share, covered: 0, total: 0 },
    };
  };
  const parts = Object.entries(packages).map(([name, counts]) => [
    name,
    { path: `packages/${name}`, granularity: 'statement', ...metrics(counts), layers: {} },
  ]);
  return JSON.stringify({
    $schema: 'urn:tidemark:schema:summary:v1',
    schemaVersion: 1,
    total: metrics(total),
    packages: Object.fromEntries(parts),
  });
}

/** An orchard whose summary is committed as these texts, one a day from 1 March 2026 on; null takes the file away. */
export async function harvests(...texts: readonly (string | null)[]): Promise<Repository> {
  const repository = createRepository({ 'README.md': '' });
  for (const [index, text] of texts.entries()) {
    if (text === null) repository.remove(SUMMARY);
    else repository.write({ [SUMMARY]: text });
    await commitOn(repository, `2026-03-${String(index + 1).padStart(2, '0')}T12:00:00Z`);
  }
  return repository;
}

/** Commits everything as if it were that moment. */
export async function commitOn(repository: Repository, moment: string, files: FileTree = {}): Promise<void> {
  repository.write(files);
  repository.git('add', '--all', '--force');
  const author = ['-c', 'user.name=Pomona', '-c', 'user.email=pomona@example.org'];
  const env = { ...PLAIN_GIT, GIT_COMMITTER_DATE: moment, GIT_AUTHOR_DATE: moment };
  const { code, stderr } = await runProcess(
    'git',
    [...author, 'commit', '-q', '--allow-empty', '-m', 'harvest'],
    {
      cwd: repository.root,
      env,
    },
  );
  if (code !== 0) throw new Error(stderr);
}

export function trend(
  place: Repository | string,
  ...words: readonly string[]
): Promise<Answer<TrendDocument>> {
  return tidemark(place, ['trend', ...words]);
}

/** The covered lines of a series, oldest first. */
export function coveredLines({ document }: Answer<TrendDocument>, name: string | null = null): number[] {
  const series = document.series.find((entry) => entry.package === name);
  return (series?.points ?? []).map((point) => point.lines.covered).toReversed();
}
