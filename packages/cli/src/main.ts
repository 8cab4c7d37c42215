import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { CommandSpec } from './commands/command-spec.ts';
import { COMMANDS } from './commands/command-table.ts';
import { errorPart, internalError } from './contract/error-part.ts';
import type { Document, ErrorPart } from './contract/documents.ts';
import { noticeOf } from './contract/notice.ts';
import { EXIT, EXIT_OF_STATUS, type ExitCode } from './exit-codes.ts';
import { COMMON_FLAGS } from './flags/flag.ts';
import { commandHelp, programHelp } from './flags/help.ts';
import { nearest } from './flags/nearest.ts';
import { parseFlags, type FlagValues } from './flags/parse-flags.ts';
import { publish } from './publish.ts';
import { errorText } from './render/error-text.ts';
import { VERSION } from './version.ts';
import type { World } from './world/world.ts';

/**
 * Runs one command line and gives the exit code. `words` are the arguments after the program's name; a leading `--`,
 * which package managers pass on, is dropped. Never throws: what goes wrong is in the document and in the code.
 */
export async function main(words: readonly string[], world: World): Promise<ExitCode> {
  const [name, ...rest] = words[0] === '--' ? words.slice(1) : words;
  if (name === '--version') return say(world, `${VERSION}\n`);
  if (name === '--help' || name === '-h' || name === 'help') return say(world, programHelp(COMMANDS));
  const command = findCommand(name);
  if (!command.ok) return refuse((error) => noticeOf(name ?? '', error), command.problems, words, world);
  const flags = parseFlags(rest, [...command.value.flags, ...COMMON_FLAGS], command.value);
  if (!flags.ok) return refuse((await command.value.load()).refuse, flags.problems, words, world);
  if (flags.value.has('help')) return say(world, commandHelp(command.value));
  if (flags.value.has('version')) return say(world, `${VERSION}\n`);
  return run(command.value, flags.value, world);
}

async function run(spec: CommandSpec, flags: FlagValues, world: World): Promise<ExitCode> {
  const finished = await attempt(async () => {
    const command = await spec.load();
    const report = await command.run(flags, world);
    publish(report, flags, world);
    return EXIT_OF_STATUS[report.document.status];
  });
  if (finished.thrown) {
    publishError((error) => noticeOf(spec.name, error), internalError(finished.error), flags, world);
  }
  if (flags.has('no-exit-code')) return EXIT.kept;
  return finished.thrown ? EXIT.bug : finished.code;
}

async function attempt(
  work: () => Promise<ExitCode>,
): Promise<
  { readonly thrown: false; readonly code: ExitCode } | { readonly thrown: true; readonly error: unknown }
> {
  try {
    return { thrown: false, code: await work() };
  } catch (error) {
    return { thrown: true, error };
  }
}

/** A command line that is not understood still answers with a document; `--no-exit-code` and `--json` count even then. */
function refuse(
  toDocument: (error: ErrorPart) => Document,
  problems: readonly Problem[],
  words: readonly string[],
  world: World,
): ExitCode {
  const understood = words.filter((word) =>
    ['--json', '--no-json', '--quiet', '--no-color', '--no-exit-code'].includes(word),
  );
  const flags = parseFlags([...new Set(understood)], COMMON_FLAGS, { mostPositionals: 0 });
  if (flags.ok) publishError(toDocument, errorPart(problems), flags.value, world);
  return words.includes('--no-exit-code') ? EXIT.kept : EXIT.cannotJudge;
}

function publishError(
  toDocument: (error: ErrorPart) => Document,
  error: ErrorPart,
  flags: FlagValues,
  world: World,
): void {
  publish(
    { document: toDocument(error), summary: (style) => errorText(error, style), keptAt: null },
    flags,
    world,
  );
}

function findCommand(name: string | undefined): Result<CommandSpec> {
  const command = COMMANDS.find((entry) => entry.name === name);
  if (command !== undefined) return ok(command);
  const names = COMMANDS.map((entry) => entry.name);
  const guess = name === undefined ? null : nearest(name, names);
  return failed({
    code: 'usage',
    message: name === undefined ? 'no command is given' : `there is no command '${name}'`,
    hint:
      guess === null
        ? `Use one of: ${names.join(', ')} (tidemark --help)`
        : `Did you mean tidemark ${guess}?`,
  });
}

function say(world: World, text: string): ExitCode {
  world.stdout.write(text);
  return EXIT.kept;
}
