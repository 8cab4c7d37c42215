import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Texts of the repository by path, tracked or about to be. */
export type Tree = ReadonlyMap<string, string>;

/** Reads every file that git knows or would add. */
export function readTree(root: string): Tree {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const names = stdout.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name)));
  return new Map(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/** The part of a tree whose paths match. */
export function matching(tree: Tree, pattern: RegExp): Tree {
  return new Map([...tree].filter(([name]) => pattern.test(name)));
}

/** Modules that are no tests: of packages, of tools, of scripts. */
export function modulesOf(tree: Tree): Tree {
  const modules = matching(tree, /^(?:(?:packages|tools)\/.*\/src|scripts)\/.*\.ts$/);
  return new Map([...modules].filter(([name]) => !/\.test\.ts$|\/__tests__\//.test(name)));
}

/** Files of tests. */
export function testsOf(tree: Tree): Tree {
  return matching(tree, /\.test\.ts$/);
}

/** Lines of a text; a line feed at the very end begins none. */
export function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** A text without its lines of comment; a comment behind code stays. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const begins = line.trimStart().startsWith('/*');
    if (!inside && !begins && !line.trimStart().startsWith('//')) kept.push(line);
    inside = (inside || begins) && !line.includes('*/');
  }
  return kept.join('\n');
}

/** What a module imports, as it is written there. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, name]) => name ?? []);
}
