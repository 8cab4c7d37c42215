import type { CommandSpec } from '../commands/command-spec.ts';
import { COMMANDS } from '../commands/command-table.ts';
import { EXIT_MEANINGS } from '../exit-codes.ts';
import { COMMON_FLAGS, type Flag } from './flag.ts';
import { flagHead, flagSummary } from './help.ts';

/** The reference page of the command line, made from the tables that parse it. */
export function cliReference(): string {
  return [
    '# Command line',
    '',
    'Made by `pnpm generate` from the tables that parse the command line.',
    '',
    ...COMMANDS.flatMap(section),
    '## Flags of every command',
    '',
    ...table(COMMON_FLAGS),
    '## Exit codes',
    '',
    '| code | meaning |',
    '|---|---|',
    ...EXIT_MEANINGS.map(([code, meaning]) => `| ${code} | ${meaning} |`),
    '',
  ].join('\n');
}

function section(command: CommandSpec): string[] {
  return [
    `## tidemark ${command.name}`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}`,
    '',
    '```',
    ...command.examples.map(([words]) => words),
    '```',
    '',
    ...(command.flags.length === 0 ? [] : table(command.flags)),
  ];
}

function table(flags: readonly Flag[]): string[] {
  const cell = (text: string) => text.replaceAll('|', String.raw`\|`).replaceAll('<', '&lt;');
  return [
    '| flag | meaning |',
    '|---|---|',
    ...flags.map(
      (flag) => `| \`${flagHead(flag).replaceAll('|', String.raw`\|`)}\` | ${cell(flagSummary(flag))} |`,
    ),
    '',
  ];
}
