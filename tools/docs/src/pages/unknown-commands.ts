import { readPage, type MarkdownPage, type PageProblem } from './markdown-page.ts';
import { shellCommands, type ShellCommand } from './shell-commands.ts';

/** What a page may tell its reader to type. */
export interface KnownCommands {
  /** Scripts of the root, and of each package by its name. */
  readonly scripts: Readonly<Record<string, readonly string[]>>;
  /** The words of `tidemark` that a script stands for, where it is one of its commands. */
  readonly wordsOfScript: Readonly<Record<string, readonly string[]>>;
  /** What is wrong with the words behind `tidemark`; null for nothing. */
  readonly refusal: (words: readonly string[]) => string | null;
  readonly files: ReadonlySet<string>;
}

/** Words of pnpm itself; behind them nothing is checked. */
const OF_PNPM = new Set(['add', 'dlx', 'exec', 'install', 'link', 'pack', 'publish', 'run', 'store', 'why']);

/** Finds commands, in `sh` blocks and code spans, that nobody can type: unknown scripts, files, commands and flags. */
export function unknownCommands(pages: ReadonlyMap<string, string>, known: KnownCommands): PageProblem[] {
  return [...pages].flatMap(([file, text]) =>
    commandsOf(readPage(text)).flatMap(({ words, lineNumber }) => {
      const reason = wrongWith(words, known);
      return reason === null ? [] : [{ file, lineNumber, message: `${words.join(' ')}: ${reason}` }];
    }),
  );
}

function commandsOf({ blocks, spans }: MarkdownPage): ShellCommand[] {
  return [
    ...blocks
      .filter(({ language }) => language === 'sh' || language === 'bash')
      .flatMap(({ lines, lineNumber }) => shellCommands(lines, lineNumber)),
    ...spans
      .filter(({ text }) => /^(?:pnpm|tidemark|npx) /.test(text))
      .flatMap(({ text, lineNumber }) => shellCommands([text], lineNumber)),
  ];
}

function wrongWith([program = '', ...rest]: readonly string[], known: KnownCommands): string | null {
  if (program === 'tidemark') return known.refusal(rest);
  if (program === 'pnpm') return wrongWithPnpm(rest, known);
  if (program === 'npx') {
    const at = rest.findIndex((word) => word.startsWith('pnpm@'));
    return at < 0 ? null : wrongWithPnpm(rest.slice(at + 1), known);
  }
  const [file = ''] = rest;
  const isOurs = program === 'node' && /^(?:packages|scripts|tools)\//.test(file);
  return isOurs && !known.files.has(file) ? `there is no file ${file}` : null;
}

function wrongWithPnpm(words: readonly string[], known: KnownCommands): string | null {
  const [word = '', ...rest] = words;
  if (word === '--filter') return wrongWithScript(rest.slice(1), known.scripts[rest[0] ?? ''], null);
  if (word.startsWith('-')) return wrongWithPnpm(rest, known);
  return wrongWithScript(words, known.scripts['.'], known);
}

/** Scripts that are not known are those of a package that is not here: one of the reader's own. */
function wrongWithScript(
  [script = '', ...rest]: readonly string[],
  scripts: readonly string[] | undefined,
  known: KnownCommands | null,
): string | null {
  if (script === '' || OF_PNPM.has(script) || scripts === undefined) return null;
  if (!scripts.includes(script)) return `there is no script ${script}`;
  const own = known?.wordsOfScript[script];
  return known === null || own === undefined ? null : known.refusal([...own, ...rest]);
}
