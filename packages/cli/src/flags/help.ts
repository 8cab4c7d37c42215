import type { CommandSpec } from '../commands/command-spec.ts';
import { EXIT_MEANINGS } from '../exit-codes.ts';
import type { Flag } from './flag.ts';
import { flagsOf } from './flags-of.ts';

const EXIT_LINES = EXIT_MEANINGS.map(([code, meaning]) => `  ${String(code).padEnd(2)}  ${meaning}`);

/** One screen about the program: its commands, and where to read on. */
export function programHelp(commands: readonly CommandSpec[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return lines(
    'tidemark: the coverage contract of a TypeScript monorepo',
    '',
    'Usage: tidemark <command> [options]',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'Run tidemark <command> --help for its options and examples.',
    '',
    'Exit codes:',
    ...EXIT_LINES,
  );
}

/** One screen about a command: examples first, then its flags and the exit codes. */
export function commandHelp(command: CommandSpec): string {
  return lines(
    `tidemark ${command.name}: ${command.summary}`,
    '',
    `Usage: tidemark ${command.name} ${command.usage}`,
    '',
    'Examples:',
    ...command.examples.map(([words, what]) => `  ${words}\n      ${what}`),
    '',
    'Options:',
    ...flagLines(flagsOf(command)),
    ...(command.environment.length === 0
      ? []
      : ['', 'Environment:', ...command.environment.map(([name, what]) => `  ${name}  ${what}`)]),
    '',
    'Exit codes:',
    ...('load' in command ? EXIT_LINES : ['  0   always: what it has to say stands in its answer']),
  );
}

/** How a flag is written: `-q, --quiet`, `--base <ref>`. */
export function flagHead(flag: Flag): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  return `${short}--${flag.name}${flag.value === null ? '' : ` ${flag.value}`}`;
}

/** What a flag does, and whether it may be given more than once. */
export function flagSummary(flag: Flag): string {
  return flag.repeatable ? `${flag.summary} (repeatable)` : flag.summary;
}

function flagLines(flags: readonly Flag[]): string[] {
  const width = Math.max(...flags.map((flag) => flagHead(flag).length));
  return flags.map((flag) => `  ${flagHead(flag).padEnd(width)}  ${flagSummary(flag)}`);
}

function lines(...parts: readonly string[]): string {
  return `${parts.join('\n')}\n`;
}
