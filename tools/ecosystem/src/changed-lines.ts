import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { git, type Sides } from './git.ts';

/** The added lines of a file, 1-based, and those of them in which only white space is new. */
export interface ChangedLines {
  readonly added: readonly number[];
  readonly whitespace: ReadonlySet<number>;
  readonly text: string;
}

/** Everything between the merge base and the new side, by path. Paths that git quotes are an error. */
export function changedLines(root: string, { base, head }: Sides): Map<string, ChangedLines> {
  const mergeBase = git(root, {}, 'merge-base', base, head ?? 'HEAD').trim();
  const sides = head === null ? [mergeBase] : [mergeBase, head];
  const all = addedLines(git(root, {}, ...DIFF, ...sides, '--'));
  const inked = addedLines(git(root, {}, ...DIFF, '-w', ...sides, '--'));
  for (const name of head === null ? git(root, {}, ...UNTRACKED).split('\n') : []) {
    if (name === '') continue;
    const lines = textOf(root, name, null).split('\n');
    const added = lines.map((_, index) => index + 1);
    all.set(name, added);
    inked.set(name, added);
  }
  return new Map(
    [...all].map(([name, added]) => {
      const kept = new Set(inked.get(name));
      const whitespace = new Set(added.filter((line) => !kept.has(line)));
      return [name, { added, whitespace, text: textOf(root, name, head) }];
    }),
  );
}

/** A link or a submodule has no text of its own. */
function textOf(root: string, name: string, head: string | null): string {
  if (head !== null) return git(root, {}, 'show', `${head}:${name}`);
  const file = path.join(root, name);
  return lstatSync(file).isFile() ? readFileSync(file, 'utf8') : '';
}

const DIFF = ['diff', '-U0', '--no-color', '--no-ext-diff', '--text', '-M50%', '-l1000'];
const UNTRACKED = ['ls-files', '-o', '--exclude-standard', '--full-name'];

function addedLines(patch: string): Map<string, number[]> {
  const files = new Map<string, number[]>();
  let lines: number[] = [];
  let left = 0;
  for (const line of patch.split('\n')) {
    if (left > 0) {
      // Without context every line up to the counts of the header is a removed or an added one.
      if (!line.startsWith('\\')) left -= 1;
    } else if (line.startsWith('+++ ')) {
      if (line.startsWith('+++ "')) throw new Error(`a path is quoted: ${line}`);
      lines = [];
      if (line !== '+++ /dev/null') files.set(line.slice('+++ b/'.length).split('\t')[0] ?? '', lines);
    } else if (line.startsWith('@@ ')) {
      const [, before = '', after = ''] = line.split(' ');
      const [start = 0, count = 1] = after.slice(1).split(',').map(Number);
      left = count + (before.slice(1).split(',').map(Number)[1] ?? 1);
      for (let offset = 0; offset < count; offset += 1) lines.push(start + offset);
    }
  }
  return files;
}
