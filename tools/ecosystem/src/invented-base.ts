import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { git, gitGiven, type Sides } from './git.ts';

/**
 * Commits what HEAD could have come from, had some lines of some of its sources been others, and HEAD's tree on top;
 * the same for the same seed. No ref moves and no file is touched, so a report of HEAD's text is right for `head`.
 */
export function inventBase(root: string, seed: number, sources: readonly string[]): Sides {
  const chance = chances(seed);
  const folder = mkdtempSync(path.join(tmpdir(), 'tidemark-ecosystem-'));
  const env = { ...AUTHOR, GIT_INDEX_FILE: path.join(folder, 'index') };
  const share = Math.min(1, MOST_FILES / sources.length);
  try {
    git(root, env, 'read-tree', 'HEAD');
    const entries = sources
      .filter(() => chance() < share)
      .map((name) => {
        const before = otherLines(git(root, env, 'show', `HEAD:${name}`).split('\n'), chance).join('\n');
        return `100644 ${gitGiven(root, env, before, 'hash-object', '-w', '--stdin').trim()}\t${name}\0`;
      });
    gitGiven(root, env, entries.join(''), 'update-index', '-z', '--index-info');
    const base = git(root, env, 'commit-tree', '-m', 'Before', git(root, env, 'write-tree').trim()).trim();
    return { base, head: git(root, env, 'commit-tree', '-m', 'After', '-p', base, 'HEAD^{tree}').trim() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const MOST_FILES = 60;
const TIME = '2026-01-01T00:00:00Z';
const WHO = { NAME: 'ecosystem', EMAIL: 'ecosystem@example.com', DATE: TIME };
const AUTHOR = Object.fromEntries(
  Object.entries(WHO).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]),
);

/** Stretches of one to four lines left out, spelled otherwise, indented otherwise, or with others before them. */
function otherLines(lines: readonly string[], chance: () => number): string[] {
  const others: string[] = [];
  for (let index = 0; index < lines.length;) {
    const isTouched = chance() < 0.1;
    const stretch = lines.slice(index, index + (isTouched ? 1 + Math.floor(chance() * 4) : 1));
    others.push(...(isTouched ? otherwise(stretch, Math.floor(chance() * 4)) : stretch));
    index += stretch.length;
  }
  return others;
}

function otherwise(stretch: readonly string[], way: number): string[] {
  if (way === 0) return [];
  if (way === 1) return stretch.map((line) => `${line} // Was another.`);
  if (way === 2) return stretch.map((line) => `  ${line}`);
  return [...stretch.map((_, index) => `// There were ${index} lines.`), ...stretch];
}

/** Numbers from 0 to 1 by xorshift. */
function chances(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
