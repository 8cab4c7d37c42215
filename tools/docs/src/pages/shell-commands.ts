/** A command of a block of shell code, as words. */
export interface ShellCommand {
  readonly lineNumber: number;
  readonly words: readonly string[];
}

/**
 * Takes lines of shell code apart into commands: comments, prompts, redirections and assignments in front go, quotes
 * are taken off, and `&&`, `||`, `|` and `;` part them. A `…` stands for what the reader fills in, and goes too.
 */
export function shellCommands(lines: readonly string[], firstLineNumber: number): ShellCommand[] {
  return lines.flatMap((line, index) =>
    split(wordsOf(line.replace(/^\$ /, ''))).map((words) => ({ lineNumber: firstLineNumber + index, words })),
  );
}

const PARTS = new Set(['&&', '||', '|', ';']);

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
}

function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  for (const [text, single, double] of line.matchAll(/'([^']*)'|"([^"]*)"|&&|\|\|?|;|[^\s'"|;&]+/g)) {
    if (text.startsWith('#')) break;
    words.push({ text: single ?? double ?? text, isQuoted: single !== undefined || double !== undefined });
  }
  return words;
}

function split(words: readonly Word[]): string[][] {
  const commands: string[][] = [[]];
  for (const { text, isQuoted } of words) {
    if (!isQuoted && PARTS.has(text)) commands.push([]);
    else if (isQuoted || !/^(?:…|\d?>.*)$/.test(text)) commands.at(-1)?.push(text);
  }
  return commands.map(withoutAssignments).filter((command) => command.length > 0);
}

function withoutAssignments(command: readonly string[]): string[] {
  const nAssignments = command.findIndex((word) => !/^[A-Z_]+=/.test(word));
  return nAssignments < 0 ? [] : command.slice(nAssignments);
}
