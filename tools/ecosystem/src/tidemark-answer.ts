import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { list, member, number, text } from './json.ts';

/** What `tidemark diff --json` said. */
export interface Answer {
  readonly exitCode: number;
  readonly ms: number;
  readonly error: string | null;
  /** Kind of finding, and the metric it is about, by `file:line`. */
  readonly findings: ReadonlyMap<string, readonly string[]>;
  /** The rules that let lines out, by file. */
  readonly excluded: ReadonlyMap<string, readonly string[]>;
  readonly warnings: readonly string[];
}

/** Asks Tidemark, as a user would. An answer that is no document is an error with what it wrote. */
export function askTidemark(cli: string, root: string, words: readonly string[]): Answer {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidemark-ecosystem-'));
  // What stdout gets is cut to a page; the file gets all of it.
  const kept = path.join(folder, 'diff.json');
  const all = [
    cli,
    'diff',
    '--no-json',
    '--quiet',
    '--weakening',
    'off',
    '--reporter',
    `json:${kept}`,
    ...words,
  ];
  const env = { ...process.env, TIDEMARK_BASE: '' };
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, all, { cwd: root, env, encoding: 'utf8' });
  const ms = Math.round(performance.now() - started);
  const document: unknown = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : null;
  rmSync(folder, { recursive: true });
  const pairs = list(member(document, 'excluded')).map(ruleOf);
  return {
    exitCode: status ?? -1,
    ms,
    error: document === null ? `no document: ${stderr}` : errorOf(member(document, 'error')),
    findings: grouped(list(member(document, 'uncovered')).flatMap(linesOf)),
    excluded: grouped(pairs),
    warnings: list(member(document, 'warnings')).map((warning) => text(member(warning, 'message'))),
  };
}

function ruleOf(entry: unknown): [string, string] {
  return [text(member(entry, 'file')), text(member(entry, 'rule'))];
}

function linesOf(finding: unknown): [string, string][] {
  const file = text(member(finding, 'file'));
  const what = `${text(member(finding, 'kind'))}/${text(member(finding, 'metric'))}`;
  return list(member(finding, 'ranges')).flatMap((range) => {
    const [first = 0, last = 0] = list(range).map((line) => number(line, 0));
    return Array.from({ length: last - first + 1 }, (_, index): [string, string] => [
      `${file}:${first + index}`,
      what,
    ]);
  });
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

function errorOf(error: unknown): string | null {
  return error === null || error === undefined ? null : JSON.stringify(error);
}
